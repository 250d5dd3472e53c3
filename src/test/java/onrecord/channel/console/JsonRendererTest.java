package onrecord.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
    private final JsonRenderer renderer = new JsonRenderer();

    @Test
    void writes_an_answer_field_by_field_on_one_line() {
        assertThat(renderer.answer(TinyCorpus.answer(TinyCorpus.HELD)))
                .isEqualTo(
                        "{\"question\":\"when did the harbour reopen\",\"verdict\":\"answered\","
                                + "\"answer\":\"Tuesday\",\"mode\":\"extractive\",\"confidence\":0.9346,\"quotes\":["
                                + "{\"text\":\"The harbour reopened on Tuesday.\",\"article\":\"2025-03-04-harbour\","
                                + "\"title\":\"Harbour reopens\",\"publisher\":\"The Islay Post\",\"published\":\"2025-03-04\","
                                + "\"publishedBasis\":\"inferred\",\"url\":\"https://example.org/harbour\",\"start\":0,"
                                + "\"end\":32,\"speaker\":null,\"speakerRole\":null,\"verb\":null,"
                                + "\"asOf\":\"2025-03-04\",\"times\":[{\"words\":\"Tuesday\",\"start\":24,\"end\":31,"
                                + "\"first\":\"2025-03-04\",\"last\":\"2025-03-04\",\"length\":null,"
                                + "\"leansOn\":\"publication\",\"countedFrom\":null}],\"alsoIn\":[],\"score\":0.91},"
                                + "{\"text\":\"Ferries will sail again on 6 March,\",\"article\":\"2025-03-05-ferry\","
                                + "\"title\":\"Ferries sail\",\"publisher\":null,\"published\":null,"
                                + "\"publishedBasis\":\"unknown\",\"url\":null,\"start\":0,"
                                + "\"end\":35,\"speaker\":\"Ann Reid\",\"speakerRole\":null,\"verb\":\"said\",\"asOf\":null,\"times\":["
                                + "{\"words\":\"6 March\",\"start\":27,\"end\":34,\"first\":null,\"last\":null,"
                                + "\"length\":null,\"leansOn\":\"publication\",\"countedFrom\":null}],\"alsoIn\":[],\"score\":0.91}],"
                                + "\"closest\":[],\"tookMillis\":21,\"independentSources\":2,\"time\":null,\"accounts\":[],\"generation\":null}");
    }

    @Test
    void leaves_answer_and_quotes_empty_when_the_corpus_holds_none() throws Exception {
        JsonNode json = new ObjectMapper().readTree(renderer.answer(TinyCorpus.answer(TinyCorpus.NOT_HELD)));
        assertThat(json.get("verdict").asText()).isEqualTo("not_in_corpus");
        assertThat(json.get("answer").asText()).isEmpty();
        assertThat(json.get("quotes")).isEmpty();
        assertThat(json.get("closest")).hasSize(1);
        assertThat(json.get("closest").get(0).get("article").asText()).isEqualTo("2025-03-05-ferry");
    }

    @Test
    void keeps_letters_outside_ascii_and_escapes_line_breaks() {
        String json = renderer.answer(TinyCorpus.answer("Когда «перемирие»?\n“So”"));
        assertThat(json).contains("Когда «перемирие»?\\n“So”").doesNotContain("\n");
    }

    @Test
    void shows_every_score_and_null_where_a_search_did_not_return_the_passage() throws Exception {
        JsonNode passages = new ObjectMapper()
                .readTree(renderer.evidence(TinyCorpus.evidence("harbour", 2)))
                .get("passages");
        assertThat(passages.get(0).toString())
                .isEqualTo(
                        "{\"article\":\"2025-03-04-harbour\",\"title\":\"Harbour reopens\",\"start\":0,\"end\":32,"
                                + "\"text\":\"The harbour reopened on Tuesday.\",\"vectorRank\":1,\"vectorScore\":0.8765,"
                                + "\"lexicalRank\":2,\"lexicalScore\":3.5,\"sentenceScore\":0.875,\"fusedScore\":0.95,\"alsoIn\":[]}");
        assertThat(passages.get(1).get("vectorRank").isNull()).isTrue();
        assertThat(passages.get(1).get("vectorScore").isNull()).isTrue();
    }

    @Test
    void names_status_facts_in_camel_case() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("articles", 5);
        facts.put("vector engine", "plain");
        StatusReport status = new StatusReport(facts, List.of(new StatusReport.Check("quotes are verbatim", true, "")));
        assertThat(renderer.status(status))
                .isEqualTo("{\"articles\":5,\"vectorEngine\":\"plain\",\"ok\":true,\"checks\":"
                        + "[{\"name\":\"quotes are verbatim\",\"ok\":true,\"detail\":\"\"}]}");
    }
}
