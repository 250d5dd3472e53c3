package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onrecord.answer.Generation;
import onrecord.answer.Generation.Dropped;
import onrecord.answer.Generation.Reason;
import onrecord.answer.Quote;
import onrecord.language.Words;

/** The claims of one reply, checked as they come in, with the quotes that hold those that may be shown. Not thread-safe. */
final class Ledger {
    static final int MOST_CLAIMS = 6;
    /** How often a model may say what it has said before it counts as babbling. */
    private static final int MOST_REPEATS = 3;

    private final EvidenceSheet sheet;
    private final ClaimCheck check;
    private final PromptWords prompts;
    private final List<Generation.Claim> kept = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final Map<Integer, Quote> quotes = new LinkedHashMap<>();
    private final Set<Set<String>> said = new HashSet<>();
    private final Set<Claim> heard = new HashSet<>();
    private int repeats;

    Ledger(EvidenceSheet sheet, ClaimCheck check, PromptWords prompts) {
        this.sheet = sheet;
        this.check = check;
        this.prompts = prompts;
    }

    /** Takes a claim in; whether it may be shown. */
    boolean take(Claim claim) {
        repeats += heard.add(claim) ? 0 : 1;
        Optional<Dropped> fault = check.fault(claim, sheet, prompts);
        if (fault.isEmpty()) {
            fault = formOfList(claim);
        }
        fault.ifPresent(dropped::add);
        if (fault.isPresent()) {
            return false;
        }
        List<Integer> places = new ArrayList<>();
        for (int number : claim.cites()) {
            quotes.computeIfAbsent(
                    number, cited -> sheet.line(cited).orElseThrow().quote());
            places.add(List.copyOf(quotes.keySet()).indexOf(number) + 1);
        }
        kept.add(new Generation.Claim(claim.text(), places));
        return true;
    }

    private Optional<Dropped> formOfList(Claim claim) {
        Set<String> words = Words.in(claim.text()).stream()
                .map(Words.Token::folded)
                .filter(word -> !Words.isStopWord(word))
                .collect(Collectors.toSet());
        if (!said.add(words)) {
            return ClaimCheck.drop(claim, Reason.REPEATS, "");
        }
        return kept.size() >= MOST_CLAIMS
                ? ClaimCheck.drop(claim, Reason.TOO_LONG, "more than " + MOST_CLAIMS + " claims")
                : Optional.empty();
    }

    /** Whether the model says the same things again and again. */
    boolean isBabble() {
        return repeats >= MOST_REPEATS;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The claims that may be shown, in their order. */
    List<Generation.Claim> kept() {
        return kept;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    /** What the claims cite, in the order of the numbers that claims give them. */
    List<Quote> quotes() {
        return List.copyOf(quotes.values());
    }

    /** Claims as text, a line each, each with the numbers of its quotes behind it: "… on Feb. 27. [1]". */
    static String text(List<Generation.Claim> claims) {
        return claims.stream()
                .map(claim -> claim.text() + " "
                        + claim.quotes().stream()
                                .map(number -> "[" + number + "]")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
