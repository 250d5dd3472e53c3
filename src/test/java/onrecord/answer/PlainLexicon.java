package onrecord.answer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import onrecord.index.Lexicon;
import onrecord.language.QuestionWords;
import onrecord.language.Words;

/** Words as terms, stop words and question words left out, each worth 1 unless said, spelt right unless said. */
record PlainLexicon(Map<String, Double> worth, Map<String, String> misspelt) implements Lexicon {
    PlainLexicon() {
        this(Map.of(), Map.of());
    }

    @Override
    public List<String> terms(String text) {
        return Words.in(text).stream()
                .map(Words.Token::folded)
                .filter(word -> !Words.isStopWord(word) && !QuestionWords.ALL.contains(word))
                .toList();
    }

    @Override
    public double idf(String term) {
        return worth.getOrDefault(term, 1.0);
    }

    @Override
    public String corrected(String term) {
        return misspelt.getOrDefault(term, term);
    }

    @Override
    public boolean holds(String term) {
        return worth.containsKey(term);
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public void each(Consumer<String> reader) {
        worth.keySet().forEach(reader);
    }
}
