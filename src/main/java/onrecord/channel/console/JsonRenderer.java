package onrecord.channel.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onrecord.answer.Account;
import onrecord.answer.Answer;
import onrecord.answer.DatedWords;
import onrecord.answer.Generation;
import onrecord.answer.Missing;
import onrecord.answer.Quote;
import onrecord.corpus.Article;
import onrecord.corpus.Provenance;
import onrecord.language.Interval;
import onrecord.language.Language;
import onrecord.language.ResolvedTime;
import onrecord.language.Statement;
import onrecord.retrieval.Copy;
import onrecord.retrieval.Evidence;
import onrecord.retrieval.Question;
import onrecord.retrieval.RankedPassage;
import org.jspecify.annotations.Nullable;

/**
 * Answers, evidence and status as JSON, each on one line without a line break at its end. Fields may be added, never
 * renamed. Scores are rounded to four decimals; letters outside ASCII stay as they are.
 *
 * <p>Thread-safe.
 */
public final class JsonRenderer {
    private static final JsonFactory JSON = new JsonFactory();

    /** The answer, with {@code quotes} empty where there is none and {@code closest} where there is one. */
    public String answer(Answer answer) {
        return line(json -> {
            json.writeStringField("question", answer.evidence().question().text());
            understood(json, answer.evidence().question());
            json.writeStringField("verdict", answer.fold(quoted -> "answered", none -> "not_in_corpus"));
            json.writeStringField("answer", answer.fold(JsonRenderer::lead, none -> ""));
            json.writeStringField("mode", answer.mode());
            json.writeNumberField("confidence", rounded(answer.confidence()));
            quotes(json, "quotes", answer.fold(Answer.Quoted::quotes, none -> List.of()));
            quotes(json, "closest", answer.fold(quoted -> List.of(), Answer.NotInCorpus::closest));
            missing(json, answer);
            json.writeNumberField("tookMillis", answer.took().toMillis());
            if (answer instanceof Answer.Quoted quoted) {
                json.writeNumberField("independentSources", quoted.sources());
                dating(json, quoted);
            }
            generation(json, answer.generation());
        });
    }

    private static String lead(Answer.Quoted answer) {
        return String.join(
                "\n", DatedWords.in(answer.evidence().question().language()).lead(answer));
    }

    /** Which time the answer names, and what sources that differ say, the latest first. */
    private static void dating(JsonGenerator json, Answer.Quoted answer) throws IOException {
        ResolvedTime time = answer.time();
        if (time == null) {
            json.writeNullField("time");
        } else {
            json.writeFieldName("time");
            time(json, answer.quotes().get(0), time);
        }
        json.writeArrayFieldStart("accounts");
        for (Account account : answer.accounts()) {
            json.writeStartObject();
            text(json, "asOf", account.asOf());
            json.writeStringField("text", account.text());
            json.writeStringField("article", account.quote().article().id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void time(JsonGenerator json, Quote quote, ResolvedTime time) throws IOException {
        Interval interval = time.interval();
        Interval from = time.from();
        json.writeStartObject();
        json.writeStringField("words", time.words().in(quote.article().body()));
        json.writeNumberField("start", time.words().start());
        json.writeNumberField("end", time.words().end());
        text(json, "first", interval == null ? null : interval.first());
        text(json, "last", interval == null ? null : interval.last());
        text(json, "length", time.length());
        json.writeStringField("leansOn", time.leansOn().name().toLowerCase(Locale.ROOT));
        text(json, "countedFrom", from == null ? null : from.first());
        json.writeEndObject();
    }

    /** Under {@code generation}: what the model said, kept or dropped, and what it cost; null without a model. */
    private static void generation(JsonGenerator json, @Nullable Generation generation) throws IOException {
        if (generation == null) {
            json.writeNullField("generation");
            return;
        }
        json.writeObjectFieldStart("generation");
        json.writeStringField("model", generation.model());
        json.writeStringField("prompts", generation.prompts());
        json.writeStringField("outcome", generation.outcome().name().toLowerCase(Locale.ROOT));
        json.writeStringField("detail", generation.detail());
        json.writeArrayFieldStart("claims");
        for (Generation.Claim claim : generation.claims()) {
            json.writeStartObject();
            json.writeStringField("text", claim.text());
            numbers(json, "quotes", claim.quotes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("dropped");
        for (Generation.Dropped claim : generation.dropped()) {
            json.writeStartObject();
            json.writeStringField("text", claim.text());
            numbers(json, "cites", claim.cites());
            json.writeStringField("reason", claim.reason().label());
            json.writeStringField("detail", claim.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("inputTokens", generation.inputTokens());
        json.writeNumberField("outputTokens", generation.outputTokens());
        json.writeNumberField("calls", generation.calls());
        json.writeBooleanField("cached", generation.cached());
        json.writeNumberField("modelMillis", generation.took().toMillis());
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String field, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    /** The passages, best first; rank and score are null where a search did not return the passage, or did not look. */
    public String evidence(Evidence evidence) {
        return line(json -> {
            json.writeStringField("question", evidence.question().text());
            json.writeArrayFieldStart("passages");
            for (RankedPassage hit : evidence.passages()) {
                json.writeStartObject();
                json.writeStringField("article", hit.article().id());
                json.writeStringField("title", hit.article().provenance().title());
                json.writeNumberField("start", hit.passage().span().start());
                json.writeNumberField("end", hit.passage().span().end());
                json.writeStringField("text", hit.text());
                ranked(json, "vector", hit.vectorRank(), hit.vectorScore());
                ranked(json, "lexical", hit.lexicalRank(), hit.lexicalScore());
                if (hit.sentenceScore() == 0) {
                    json.writeNullField("sentenceScore");
                } else {
                    json.writeNumberField("sentenceScore", rounded(hit.sentenceScore()));
                }
                json.writeNumberField("fusedScore", rounded(hit.fusedScore()));
                json.writeArrayFieldStart("alsoIn");
                for (Article copy : evidence.copies(hit)) {
                    json.writeStartObject();
                    source(json, copy);
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The facts by their names, in camel case, then the checks. */
    public String status(StatusReport status) {
        return line(json -> {
            for (Map.Entry<String, Object> fact : status.facts().entrySet()) {
                json.writeObjectField(camelCase(fact.getKey()), fact.getValue());
            }
            json.writeBooleanField("ok", status.ok());
            json.writeArrayFieldStart("checks");
            for (StatusReport.Check check : status.checks()) {
                json.writeStartObject();
                json.writeStringField("name", check.name());
                json.writeBooleanField("ok", check.ok());
                json.writeStringField("detail", check.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The English words that were searched for a question in another language, and what of it was not understood. */
    private static void understood(JsonGenerator json, Question question) throws IOException {
        if (question.language() != Language.EN) {
            json.writeStringField("language", question.language().code());
            json.writeStringField("understood", question.words());
            json.writeArrayFieldStart("unknown");
            for (String word : question.unknown()) {
                json.writeString(word);
            }
            json.writeEndArray();
        }
    }

    /** What the articles lack, if it can be named; nothing otherwise. */
    private static void missing(JsonGenerator json, Answer answer) throws IOException {
        Missing missing = answer instanceof Answer.NotInCorpus refusal ? refusal.missing() : null;
        if (missing != null) {
            json.writeObjectFieldStart("missing");
            json.writeStringField("kind", missing.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("asked", missing.asked());
            json.writeArrayFieldStart("instead");
            for (String instead : missing.instead()) {
                json.writeString(instead);
            }
            json.writeEndArray();
            json.writeStringField(
                    "text", missing.sentence(answer.evidence().question().language()));
            json.writeEndObject();
        }
    }

    private static void quotes(JsonGenerator json, String field, List<Quote> quotes) throws IOException {
        json.writeArrayFieldStart(field);
        for (Quote quote : quotes) {
            Provenance provenance = quote.article().provenance();
            json.writeStartObject();
            json.writeStringField("text", quote.text());
            source(json, quote.article());
            json.writeStringField("publishedBasis", provenance.basis().name().toLowerCase(Locale.ROOT));
            text(json, "url", provenance.url());
            json.writeNumberField("start", quote.span().start());
            json.writeNumberField("end", quote.span().end());
            Statement statement = quote.statement();
            text(json, "speaker", statement == null ? null : statement.speaker().name());
            text(
                    json,
                    "speakerRole",
                    statement == null ? null : statement.speaker().role());
            text(json, "verb", statement == null || statement.verb().isEmpty() ? null : statement.verb());
            text(json, "asOf", quote.asOf());
            json.writeArrayFieldStart("times");
            for (ResolvedTime time : quote.times()) {
                time(json, quote, time);
            }
            json.writeEndArray();
            alsoIn(json, quote.copies());
            json.writeNumberField("score", rounded(quote.score()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The copies that have the same sentence, each with its place. */
    private static void alsoIn(JsonGenerator json, List<Copy> copies) throws IOException {
        json.writeArrayFieldStart("alsoIn");
        for (Copy copy : copies) {
            json.writeStartObject();
            source(json, copy.article());
            json.writeNumberField("start", copy.span().start());
            json.writeNumberField("end", copy.span().end());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void source(JsonGenerator json, Article article) throws IOException {
        json.writeStringField("article", article.id());
        json.writeStringField("title", article.provenance().title());
        text(json, "publisher", article.provenance().publisher());
        text(json, "published", article.provenance().published());
    }

    private static void text(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        json.writeFieldName(field);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    private static void ranked(JsonGenerator json, String search, int rank, double score) throws IOException {
        if (rank == 0) {
            json.writeNullField(search + "Rank");
            json.writeNullField(search + "Score");
        } else {
            json.writeNumberField(search + "Rank", rank);
            json.writeNumberField(search + "Score", rounded(score));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            name.append(
                    name.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    private static String line(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON into memory", e);
        }
        return line.toString();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
