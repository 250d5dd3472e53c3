package onrecord.answer.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A model server on loopback that speaks as OpenAI's, Ollama's or Anthropic's does, and says what a script says. */
public final class ScriptedModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked: the two messages, and how. */
    public record Asked(String system, String user, JsonNode body, Map<String, List<String>> headers) {
        /** Which of the prompts it was. */
        public boolean wants(String firstWords) {
            return system.startsWith(firstWords);
        }

        public boolean wantsAnswer() {
            return wants("You answer questions");
        }
    }

    /** What a script may do to whoever asks. */
    public interface Wire {
        /** Sends a piece of the reply. */
        void say(String text) throws IOException;

        /** Ends the reply as it should be ended. */
        void end() throws IOException;

        /** Breaks the line. */
        void cut();

        /** Sends nothing more until the server closes. */
        void stall();

        /** Sends these bytes again and again, a little at a time, until the server closes or nobody listens. */
        void trickle(String bytes) throws IOException;

        /** Refuses. */
        void status(int code, String body) throws IOException;

        /** Sends bytes as they are. */
        void raw(String bytes) throws IOException;
    }

    /** What the server does. */
    @FunctionalInterface
    public interface Script {
        void play(Asked asked, Wire wire) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Script script;

    public ScriptedModel(Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> serve(exchange, LanguageModel.Provider.OPENAI));
        server.createContext("/api/chat", exchange -> serve(exchange, LanguageModel.Provider.OLLAMA));
        server.createContext("/v1/messages", exchange -> serve(exchange, LanguageModel.Provider.ANTHROPIC));
        server.start();
    }

    /** A script that says the same to everybody. */
    public static Script saying(String reply) {
        return (asked, wire) -> {
            wire.say(reply);
            wire.end();
        };
    }

    public void plays(Script other) {
        script = other;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public URI url(LanguageModel.Provider provider) {
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        return URI.create(provider == LanguageModel.Provider.OLLAMA ? root : root + "/v1");
    }

    private void serve(HttpExchange exchange, LanguageModel.Provider provider) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String system = body.path("system").isArray()
                ? body.path("system").path(0).path("text").asText()
                : body.path("system").asText("");
        String user = "";
        for (JsonNode message : body.path("messages")) {
            JsonNode content = message.path("content");
            String text = content.isArray() ? content.path(0).path("text").asText() : content.asText();
            if (message.path("role").asText().equals("system")) {
                system = text;
            } else {
                user = text;
            }
        }
        Asked question = new Asked(system, user, body, Map.copyOf(exchange.getRequestHeaders()));
        asked.add(question);
        try {
            script.play(question, new HttpWire(exchange, provider));
        } finally {
            exchange.close();
        }
    }

    private final class HttpWire implements Wire {
        private final HttpExchange exchange;
        private final LanguageModel.Provider provider;
        private boolean begun;

        HttpWire(HttpExchange exchange, LanguageModel.Provider provider) {
            this.exchange = exchange;
            this.provider = provider;
        }

        private OutputStream out() throws IOException {
            if (!begun) {
                begun = true;
                boolean lines = provider == LanguageModel.Provider.OLLAMA;
                exchange.getResponseHeaders().set("content-type", lines ? "application/x-ndjson" : "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                if (provider == LanguageModel.Provider.ANTHROPIC) {
                    raw("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":"
                            + "\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"m\",\"usage\":"
                            + "{\"input_tokens\":7,\"output_tokens\":1}}}\n\n"
                            + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                            + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
                }
            }
            return exchange.getResponseBody();
        }

        @Override
        public void say(String text) throws IOException {
            String quoted = JSON.writeValueAsString(text);
            out();
            switch (provider) {
                case OPENAI ->
                    raw("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,"
                            + "\"delta\":{\"content\":" + quoted + "}}]}\n\n");
                case OLLAMA ->
                    raw("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":" + quoted
                            + "},\"done\":false}\n");
                case ANTHROPIC ->
                    raw("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                            + "\"delta\":{\"type\":\"text_delta\",\"text\":" + quoted + "}}\n\n");
            }
        }

        @Override
        public void end() throws IOException {
            out();
            switch (provider) {
                case OPENAI ->
                    raw("data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"
                            + "\n\ndata: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,"
                            + "\"total_tokens\":12}}\n\ndata: [DONE]\n\n");
                case OLLAMA ->
                    raw("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                            + "\"done_reason\":\"stop\",\"prompt_eval_count\":7,\"eval_count\":5}\n");
                case ANTHROPIC ->
                    raw("event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"
                            + "\"end_turn\"},\"usage\":{\"output_tokens\":5}}\n\n"
                            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
            }
        }

        @Override
        public void cut() {
            exchange.close();
        }

        @Override
        public void stall() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void trickle(String bytes) throws IOException {
            try {
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    raw(bytes);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void status(int code, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        @Override
        public void raw(String bytes) throws IOException {
            OutputStream out = out();
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
