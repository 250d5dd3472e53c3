package onrecord.corpus;

/** A document, or a place of many, that is known to be unreadable before it is read. */
record UnreadableSource(String name, String id, String hash, String fault, boolean hidesArticles)
        implements ArticleSource {

    /** One that not even a byte is known of. */
    static UnreadableSource of(String name, String id, String fault) {
        return new UnreadableSource(name, id, Bytes.sha256(Bytes.utf8(name + fault)), fault, false);
    }

    /** A folder or a file of many: its name stands for the ids of all that it hides. */
    static UnreadableSource hiding(String name, String fault) {
        return new UnreadableSource(name, name, Bytes.sha256(Bytes.utf8(name + fault)), fault, true);
    }

    @Override
    public Article read() throws UnreadableArticleException {
        throw new UnreadableArticleException(name + " " + fault);
    }
}
