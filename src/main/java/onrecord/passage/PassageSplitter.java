package onrecord.passage;

import java.util.ArrayList;
import java.util.List;
import onrecord.corpus.Article;
import onrecord.language.Sentences;
import onrecord.language.TextSpan;

/**
 * Cuts articles into passages. Short neighbouring paragraphs (lines) are put together, longer ones stay whole, and
 * very long ones are cut between sentences into parts of like size. A passage never reaches across boilerplate. Every
 * sentence outside boilerplate is in exactly one passage. Thread-safe.
 */
public final class PassageSplitter {
    private final int targetChars;
    private final int maxChars;

    /** Passages of about 700 characters, which hold an idea and its context; at most 1,600 where a paragraph does. */
    public PassageSplitter() {
        this(700, 1_600);
    }

    /**
     * @param targetChars the length up to which neighbouring paragraphs are put together, 1 or more
     * @param maxChars the length from which a single paragraph is cut, {@code targetChars} or more; one sentence may
     *     be longer and stays whole
     */
    public PassageSplitter(int targetChars, int maxChars) {
        if (targetChars < 1 || maxChars < targetChars) {
            throw new IllegalArgumentException("passages need 1 <= target <= max characters, but target is "
                    + targetChars + " and max " + maxChars);
        }
        this.targetChars = targetChars;
        this.maxChars = maxChars;
    }

    /** The passages of an article in the order of its text; none if it is all site furniture. */
    public List<Passage> split(Article article) {
        List<Passage> passages = new ArrayList<>();
        String text = article.reading();
        for (TextSpan stretch : article.prose()) {
            for (List<TextSpan> group : groups(paragraphs(text, stretch))) {
                passages.add(new Passage(article.id(), passages.size(), cover(group), group));
            }
        }
        return passages;
    }

    /** The sentences of each line that has any. */
    private static List<List<TextSpan>> paragraphs(String text, TextSpan stretch) {
        List<List<TextSpan>> paragraphs = new ArrayList<>();
        List<TextSpan> paragraph = new ArrayList<>();
        for (TextSpan sentence : Sentences.in(text, stretch)) {
            if (!paragraph.isEmpty() && lineEndsBetween(text, paragraph.get(paragraph.size() - 1), sentence)) {
                paragraphs.add(paragraph);
                paragraph = new ArrayList<>();
            }
            paragraph.add(sentence);
        }
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
        return paragraphs;
    }

    private static boolean lineEndsBetween(String text, TextSpan before, TextSpan after) {
        for (int i = before.end(); i < after.start(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return true;
            }
        }
        return false;
    }

    private List<List<TextSpan>> groups(List<List<TextSpan>> paragraphs) {
        List<List<TextSpan>> groups = new ArrayList<>();
        List<TextSpan> group = new ArrayList<>();
        for (List<TextSpan> paragraph : paragraphs) {
            int end = paragraph.get(paragraph.size() - 1).end();
            if (!group.isEmpty() && end - group.get(0).start() > targetChars) {
                groups.add(group);
                group = new ArrayList<>();
            }
            if (cover(paragraph).length() > maxChars) {
                groups.addAll(parts(paragraph));
            } else {
                group.addAll(paragraph);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    /** A long paragraph in as many parts as the target asks for, each ended where it is nearest to its share. */
    private List<List<TextSpan>> parts(List<TextSpan> paragraph) {
        TextSpan whole = cover(paragraph);
        int count = (whole.length() + targetChars - 1) / targetChars;
        List<List<TextSpan>> parts = new ArrayList<>();
        List<TextSpan> part = new ArrayList<>();
        int made = 1;
        for (TextSpan sentence : paragraph) {
            long border = whole.start() + (long) whole.length() * made / count;
            if (!part.isEmpty() && (sentence.start() + (long) sentence.end()) / 2 > border) {
                parts.add(part);
                part = new ArrayList<>();
                while (whole.start() + (long) whole.length() * made / count
                        < (sentence.start() + (long) sentence.end()) / 2) {
                    made++;
                }
            }
            part.add(sentence);
        }
        parts.add(part);
        return parts;
    }

    private static TextSpan cover(List<TextSpan> sentences) {
        return sentences.get(0).union(sentences.get(sentences.size() - 1));
    }
}
