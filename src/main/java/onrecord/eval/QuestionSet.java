package onrecord.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions read from a JSONL file. A line is a question, or an article that carries its questions with it in
 * {@code qas}: an object for each, of its words, its kind, and the answer and its sentence (null where the article does
 * not answer).
 */
public record QuestionSet(String name, List<AskedQuestion> questions) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public QuestionSet {
        questions = List.copyOf(questions);
    }

    /** A question set that cannot be used; the message names file, line and fault. */
    public static final class BrokenQuestionSetException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenQuestionSetException(String message) {
            super(message);
        }
    }

    /**
     * Reads a file.
     *
     * @throws BrokenQuestionSetException if it cannot be read, a line is no question, two have one id, or there is none
     */
    public static QuestionSet read(Path file) throws BrokenQuestionSetException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BrokenQuestionSetException("cannot read the question set " + file + ": " + fault(e));
        }
        List<AskedQuestion> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replaceFirst("^\\uFEFF", "") : lines.get(i);
            if (!line.isBlank()) {
                try {
                    for (AskedQuestion question : parse(line)) {
                        // By its id a question is known to a baseline.
                        if (!ids.add(question.id())) {
                            throw new IllegalArgumentException("another has the id " + question.id() + " too");
                        }
                        questions.add(question);
                    }
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    String fault = e instanceof JsonProcessingException json ? fault(json) : e.getMessage();
                    throw new BrokenQuestionSetException(file + ":" + (i + 1) + ": not a question: " + fault);
                }
            }
        }
        if (questions.isEmpty()) {
            throw new BrokenQuestionSetException(file + " holds no question");
        }
        return new QuestionSet(String.valueOf(file.getFileName()), questions);
    }

    private static String fault(JsonProcessingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException cause) {
            return String.valueOf(cause.getMessage());
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            boolean list = mismatch.getPath().size() > 1 || mismatch.getTargetType() != String.class;
            return "\"" + mismatch.getPath().get(0).getFieldName() + "\" must be "
                    + (list ? "a list of texts" : "a text");
        }
        return e.getOriginalMessage();
    }

    /** What is wrong with a file, for messages that name it. */
    static String fault(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof CharacterCodingException ? "it is not UTF-8" : String.valueOf(e.getMessage());
    }

    private static List<AskedQuestion> parse(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        if (!node.isObject()) {
            throw new IllegalArgumentException("a line must be a JSON object");
        }
        if (!node.has("qas")) {
            if (!node.path("answerable").isBoolean()) {
                throw new IllegalArgumentException("\"answerable\" must be true or false");
            }
            return List.of(JSON.treeToValue(node, AskedQuestion.class));
        }
        if (!node.get("qas").isArray() || node.path("id").asText().isBlank()) {
            throw new IllegalArgumentException("an article needs an \"id\" and a list of \"qas\"");
        }
        List<AskedQuestion> questions = new ArrayList<>();
        for (JsonNode asked : node.get("qas")) {
            questions.add(JSON.treeToValue(ofArticle(node, asked, questions.size()), AskedQuestion.class));
        }
        return questions;
    }

    private static ObjectNode ofArticle(JsonNode article, JsonNode asked, int number) {
        String id = article.path("id").asText();
        ObjectNode question = JSON.createObjectNode();
        question.put("id", id + "/" + (number + 1));
        question.put("question", asked.path("question").asText());
        question.put("type", asked.path("kind").asText("unknown"));
        question.put("source_passage", id);
        boolean answerable = asked.hasNonNull("answer");
        question.put("answerable", answerable);
        if (answerable) {
            question.set("answers", array(asked.path("answer").asText()));
            if (asked.hasNonNull("sentence")) {
                question.set("quote_any", array(asked.path("sentence").asText()));
            }
            question.set("gold_passages", array(id));
        }
        return question;
    }

    private static ArrayNode array(String value) {
        return JSON.createArrayNode().add(value);
    }
}
