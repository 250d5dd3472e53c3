package onrecord.eval;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import onrecord.language.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A question with what is known of its answer.
 *
 * @param id names it in reports
 * @param question as it is asked
 * @param answerable whether the corpus holds the answer
 * @param type what kind of question it is, for reports by kind ({@code type} or {@code kind} in a file); may be absent
 * @param quoteAny a quote that holds one of these is right
 * @param quoteAll all of these must be quoted
 * @param citeAny articles of which one must be cited
 * @param citeAll articles that must all be cited
 * @param answerAny an answer that holds one of these is right
 * @param answers gold answers; a quote or an answer that holds one is right
 * @param goldPassages ids of the articles that hold the answer
 * @param sourcePassage the article an unanswerable question was made from
 * @param time which days the answer's words must be said to name, as {@link onrecord.language.Interval#parse} reads it,
 *     or "unknown" where that cannot be said; null if that does not matter
 * @param accounts what the accounts that differ must hold, the latest first; empty if none may be shown to differ; null
 *     if that does not matter
 * @param speaker by whom the right quote must be said to be; null if that does not matter
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AskedQuestion(
        String id,
        String question,
        boolean answerable,
        @JsonAlias("kind") @Nullable String type,
        @JsonProperty("quote_any") List<String> quoteAny,
        @JsonProperty("quote_all") List<String> quoteAll,
        @JsonProperty("cite_any") List<String> citeAny,
        @JsonProperty("cite_all") List<String> citeAll,
        @JsonProperty("answer_any") List<String> answerAny,
        List<String> answers,
        @JsonProperty("gold_passages") List<String> goldPassages,
        @JsonProperty("source_passage") @Nullable String sourcePassage,
        @Nullable String time,
        @Nullable List<String> accounts,
        @Nullable String speaker) {

    /** The time of words that cannot be resolved. */
    static final String UNKNOWN = "unknown";

    @SuppressWarnings({"NullAway", "ConstantValue"}) // absent lists arrive as null
    public AskedQuestion {
        if (id == null || id.isBlank() || question == null || question.isBlank()) {
            throw new IllegalArgumentException("a question needs an id and words");
        }
        quoteAny = texts("quote_any", quoteAny);
        quoteAll = texts("quote_all", quoteAll);
        citeAny = texts("cite_any", citeAny);
        citeAll = texts("cite_all", citeAll);
        answerAny = texts("answer_any", answerAny);
        answers = texts("answers", answers);
        goldPassages = texts("gold_passages", goldPassages);
        accounts = accounts == null ? null : texts("accounts", accounts);
        if (time != null && !time.equals(UNKNOWN)) {
            check(time);
        }
    }

    private static List<String> texts(String field, @Nullable List<@Nullable String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("\"" + field + "\" must be a list of texts, without null");
        }
        return texts.stream().map(Objects::requireNonNull).toList();
    }

    private static void check(String time) {
        try {
            Interval.parse(time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"time\" must be days such as 2025-02-27 or 2016-09/2016-12, or unknown, not " + time, e);
        }
    }

    /** The kind, for reports. */
    public String kind() {
        return type != null ? type : answerable ? "answerable" : "unanswerable";
    }

    /** Articles that hold the answer or part of it. */
    public Set<String> goldArticles() {
        Set<String> gold = new LinkedHashSet<>(goldPassages);
        gold.addAll(citeAny);
        gold.addAll(citeAll);
        return gold;
    }

    /** Texts of which a right quote holds one. */
    public List<String> goldTexts() {
        return !quoteAny.isEmpty() ? quoteAny : !quoteAll.isEmpty() ? quoteAll : answers;
    }
}
