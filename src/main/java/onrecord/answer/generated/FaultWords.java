package onrecord.answer.generated;

import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Says in a few words why a call failed: the kind of fault alone, for what a server writes may hold anything, keys too. */
final class FaultWords {
    private FaultWords() {}

    static String of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return "HTTP status " + http.statusCode() + hint(http.statusCode());
            }
        }
        Throwable root = fault;
        boolean unreached = false;
        while (root.getCause() != null) {
            unreached |= root instanceof ConnectException;
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException) {
            return "its host is not known";
        }
        if (unreached || root instanceof ConnectException || root instanceof HttpConnectTimeoutException) {
            return "it cannot be reached";
        }
        return root instanceof IOException
                ? "it does not reply as it should"
                : root.getClass().getSimpleName();
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> ": is its key right?";
            case 404 -> ": are its name and URL right?";
            default -> "";
        };
    }
}
