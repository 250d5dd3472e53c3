package onrecord.language;

/**
 * Words that an article puts into someone's mouth.
 *
 * @param words what was said, as a span of the text: of a direct statement what stands between the quotation marks
 * @param speaker whose words they are
 * @param verb how the article says that they were said ("told reporters", "according to"); empty if it uses no verb
 * @param direct whether the words are quoted rather than reported
 */
public record Statement(TextSpan words, Speaker speaker, String verb, boolean direct) {
    private static final String ACCORDING = "according to";

    /**
     * Who said it, as one would say it: "Kremlin spokesman Dmitry Peskov told reporters"; in other languages than
     * English, which have no use for the article's verb, who alone.
     */
    public String attribution(Language language) {
        if (language != Language.EN) {
            return speaker.titled();
        }
        if (verb.equals(ACCORDING)) {
            return ACCORDING + " " + speaker.titled();
        }
        return verb.isEmpty() || verb.endsWith("ing") ? speaker.titled() : speaker.titled() + " " + verb;
    }
}
