package onrecord.channel.telegram;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Questions inside links of the form {@code https://t.me/bot?start=…}: base64url of UTF-8, at most 64 characters. */
final class DeepLink {
    private static final int LONGEST = 64;

    private DeepLink() {}

    /** The parameter that carries a question; empty if the question is too long for one. */
    static Optional<String> encode(String question) {
        String parameter =
                Base64.getUrlEncoder().withoutPadding().encodeToString(question.getBytes(StandardCharsets.UTF_8));
        return parameter.isEmpty() || parameter.length() > LONGEST ? Optional.empty() : Optional.of(parameter);
    }

    /** The question a parameter carries; empty if it carries none. */
    static Optional<String> decode(String parameter) {
        try {
            String question = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(parameter)))
                    .toString()
                    .strip();
            boolean text = question.codePoints().noneMatch(Character::isISOControl);
            return text && !question.isEmpty() ? Optional.of(question) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
