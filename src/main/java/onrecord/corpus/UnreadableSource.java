package onrecord.corpus;

/** A document that is known to be unreadable before it is read. */
record UnreadableSource(String name, String id, String hash, String fault) implements ArticleSource {

    /** One that not even a byte is known of: its name stands for its id. */
    static UnreadableSource of(String name, String fault) {
        return new UnreadableSource(name, name, Bytes.sha256(Bytes.utf8(name + fault)), fault);
    }

    @Override
    public Article read() throws UnreadableArticleException {
        throw new UnreadableArticleException(name + " " + fault);
    }
}
