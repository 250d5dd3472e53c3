package onrecord.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import onrecord.corpus.Article;
import onrecord.corpus.ArticleReader;
import onrecord.corpus.ArticleSource;
import onrecord.corpus.UnreadableArticleException;
import onrecord.language.Language;
import onrecord.language.Names;
import onrecord.language.Statement;
import onrecord.language.TextSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says what, against labels made by hand before there was a rule. */
class LabelledStatementsTest {
    private record Label(String article, TextSpan words, String speaker) {}

    /**
     * A found statement is right if a labelled one by the same speaker overlaps it; a labelled one is found if a found
     * one by the same speaker overlaps it. The figures reached stand in the README.
     */
    @ParameterizedTest
    @CsvSource({
        "corpus, corpus, 0.95, 0.90",
        "tuned, src/test/resources/speech/tuned, 0.95, 0.90",
        "unseen, src/test/resources/speech/unseen, 0.95, 0.75",
        "fresh, src/test/resources/speech/fresh, 0.95, 0.75",
        "third, src/test/resources/speech/third, 0.95, 0.75"
    })
    void speakers_are_mostly_found_and_hardly_ever_wrong(String labels, Path folder, double precision, double recall)
            throws IOException, URISyntaxException, UnreadableArticleException {
        List<Label> gold = labels(labels);
        Set<Label> met = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (Article article : articles(folder)) {
            for (Statement statement : new Speech().statements(article)) {
                found++;
                List<Label> right = gold.stream()
                        .filter(label -> label.article().equals(article.id()))
                        .filter(label -> label.words().overlaps(statement.words()))
                        .filter(label -> plain(label.speaker())
                                .equals(plain(statement.speaker().name())))
                        .toList();
                met.addAll(right);
                if (right.isEmpty()) {
                    wrong.add(statement.attribution(Language.EN) + ": "
                            + statement.words().in(article.body()));
                }
            }
        }

        assertThat(1 - wrong.size() / (double) found)
                .as("precision; wrong are %s", wrong)
                .isGreaterThanOrEqualTo(precision);
        assertThat(met.size() / (double) gold.size()).as("recall").isGreaterThanOrEqualTo(recall);
    }

    private static List<Article> articles(Path folder) throws UnreadableArticleException {
        List<Article> articles = new ArrayList<>();
        try (Stream<ArticleSource> sources = new ArticleReader().sources(folder)) {
            for (ArticleSource source : sources.toList()) {
                articles.add(source.read());
            }
        }
        return articles;
    }

    private static List<Label> labels(String name) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(LabelledStatementsTest.class.getResource("/speech/" + name + ".tsv"))
                .toURI());
        List<Label> labels = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                labels.add(new Label(
                        cells[0], new TextSpan(Integer.parseInt(cells[1]), Integer.parseInt(cells[2])), cells[4]));
            }
        }
        return labels;
    }

    private static String plain(String name) {
        return Names.fold(name).replaceFirst("^(?:the|an?|their|her|his|its) ", "");
    }
}
