package onrecord.answer.generated;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import onrecord.answer.Completer;
import onrecord.answer.Conversation;
import onrecord.answer.FollowUps;
import onrecord.answer.Progress;
import onrecord.answer.generated.PromptLibrary.Purpose;
import onrecord.language.Language;
import onrecord.language.Names;
import onrecord.language.Words;

/**
 * Lets a model complete questions that lean on those before them. What it writes is taken only if its names and figures
 * are those of the conversation; else the rules of {@link FollowUps} complete the question. Thread-safe.
 */
public final class GeneratedFollowUps implements Completer {
    private static final int FEW_WORDS = 4;
    /** How much of the time for an answer it may take to complete the question. */
    private static final double SHARE = 0.25;

    private static final int LONGEST = 300;
    private static final Pattern LEANS = Pattern.compile(
            "\\b(?:he|she|it|they|him|her|them|his|its|their|there|that|this|those|these|then|one|same)\\b"
                    + "|^(?:and|but|so|also|or|what about|how about)\\b"
                    + "|(?<!\\p{L})(?:он|она|они|его|её|ее|ему|ей|их|им|это|этого|этом|там|тогда|він|вона|вони|його|її|йому"
                    + "|їх|їм|це|цього|цьому|тоді)(?!\\p{L})|^(?:а|и|но|і|й|та|але)\\s",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Completer rules = new FollowUps();
    private final Function<Progress, Inquiry> inquiries;

    GeneratedFollowUps(Function<Progress, Inquiry> inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public String complete(String question, Conversation so) {
        return complete(question, so, Progress.NONE);
    }

    @Override
    public String complete(String question, Conversation so, Progress progress) {
        String byRule = rules.complete(question, so);
        boolean leans = !byRule.equals(question)
                || LEANS.matcher(question.strip()).find()
                || Words.in(question).size() <= FEW_WORDS;
        return so.turns().isEmpty() || !leans ? byRule : byModel(question, so, byRule, inquiries.apply(progress));
    }

    private static String byModel(String question, Conversation so, String byRule, Inquiry inquiry) {
        StringBuilder talk = new StringBuilder();
        for (Conversation.Turn turn : so.turns()) {
            talk.append("Q: ")
                    .append(EvidenceSheet.harmless(turn.question(), LONGEST))
                    .append('\n');
            talk.append("A: ")
                    .append(EvidenceSheet.harmless(turn.answer().isEmpty() ? "(no answer)" : turn.answer(), LONGEST))
                    .append('\n');
        }
        try {
            Inquiry.Reply reply = inquiry.line(
                    Purpose.CONDENSE,
                    SHARE,
                    Map.of(
                            "conversation",
                            talk.toString().strip(),
                            "question",
                            EvidenceSheet.harmless(question, LONGEST)));
            if (isOfTheConversation(
                    reply.text(), question, so, inquiry.prompts().words())) {
                inquiry.keep(reply);
                return reply.text();
            }
            return byRule;
        } catch (ModelFailure e) {
            return byRule;
        }
    }

    private static boolean isOfTheConversation(
            String completed, String question, Conversation so, PromptWords prompts) {
        if (completed.isEmpty()
                || completed.length() > LONGEST
                || Language.ofText(completed) != Language.ofText(question)
                || Orders.isOrder(completed)
                || ClaimCheck.formFault(new Claim(completed, List.of()), prompts)
                        .isPresent()) {
            return false;
        }
        StringBuilder all = new StringBuilder(question);
        so.turns()
                .forEach(turn ->
                        all.append(" . ").append(turn.question()).append(" . ").append(turn.answer()));
        Gist known = Gist.of(all.toString(), List::of);
        Gist asked = Gist.of(completed, List::of);
        Set<String> words = new HashSet<>(Names.canonicalTokens(all.toString()));
        words.addAll(known.termSet());
        return known.figures().containsAll(asked.figures())
                && asked.dates().stream().allMatch(day -> known.dates().stream().anyMatch(one -> one.supports(day)))
                && asked.terms().stream()
                        .filter(Gist.Term::name)
                        .allMatch(name -> words.stream().anyMatch(word -> SameName.same(word, name.term())));
    }
}
