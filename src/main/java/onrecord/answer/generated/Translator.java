package onrecord.answer.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onrecord.answer.generated.PromptLibrary.Purpose;
import onrecord.language.Language;

/** Lets a model translate, and takes its translation only where it can be held against what was translated. */
final class Translator {
    /** How much of the time for an answer a translation of the question may take. */
    private static final double SHARE = 0.25;

    private static final Map<Language, String> LABELS =
            Map.of(Language.EN, "English", Language.RU, "Russian", Language.UK, "Ukrainian");

    private Translator() {}

    /** Whether a text is in another language than English, as far as its letters tell. */
    static boolean isForeign(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long latin = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        return latin * 2 < letters;
    }

    /** The question in English, or as it is where no translation can be trusted. */
    static String question(String question, Inquiry inquiry) {
        try {
            Inquiry.Reply reply = inquiry.line(
                    Purpose.TRANSLATE_QUESTION, SHARE, Map.of("question", EvidenceSheet.harmless(question, 1000)));
            boolean holds = !reply.text().isEmpty()
                    && (Language.ofText(question) == Language.EN
                            ? !isForeign(reply.text())
                            : TranslationCheck.holdsFromCyrillic(
                                    question, reply.text(), inquiry.prompts().words()));
            if (holds) {
                inquiry.keep(reply);
            }
            return holds ? reply.text() : question;
        } catch (ModelFailure e) {
            return question;
        }
    }

    /**
     * English claims in another language; one stays English where its translation cannot be trusted, or there is none.
     *
     * @return as many as there are claims, in their order
     */
    static List<String> claims(List<String> claims, Language language, Inquiry inquiry) {
        List<String> translated = new ArrayList<>(claims);
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < claims.size(); i++) {
            numbered.append('[')
                    .append(i + 1)
                    .append("] ")
                    .append(claims.get(i))
                    .append('\n');
        }
        try {
            ReplyParser parser = new ReplyParser();
            List<Claim> said = new ArrayList<>();
            Inquiry.Reply reply = inquiry.put(
                    Purpose.TRANSLATE_ANSWER,
                    claims.size(),
                    1,
                    Map.of(
                            "language",
                            LABELS.get(language),
                            "sentences",
                            numbered.toString().strip()),
                    text -> {
                        said.addAll(parser.append(text));
                        return said.size() <= 2 * claims.size();
                    });
            said.addAll(parser.end());
            int held = 0;
            for (Claim claim : said) {
                int number = claim.cites().size() == 1 ? claim.cites().get(0) : 0;
                boolean holds = number >= 1
                        && number <= claims.size()
                        && TranslationCheck.holdsFromEnglish(
                                claims.get(number - 1),
                                claim.text(),
                                language,
                                inquiry.prompts().words());
                if (holds) {
                    translated.set(number - 1, claim.text());
                    held++;
                }
            }
            if (held == claims.size()) {
                inquiry.keep(reply);
            }
        } catch (ModelFailure e) {
            // The claims are true in English, too.
            return claims;
        }
        return translated;
    }
}
