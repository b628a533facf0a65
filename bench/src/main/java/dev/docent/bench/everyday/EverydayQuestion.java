package dev.docent.bench.everyday;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.retrieval.evaluation.AnswerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code questions.jsonl}.
 *
 * @param kind such as {@code fact} or {@code absent}
 * @param language ISO 639-1 code
 * @param history earlier questions of the chat
 * @param all regular expressions, see {@link AnswerRule}
 * @param words the maximum number of words of a short answer
 * @param documents file names of the documents that hold the answer
 * @param pages the pages where it is; empty if they do not matter
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EverydayQuestion(
        @JsonProperty("_id") String id,
        String kind,
        String language,
        String question,
        @Nullable List<String> history,
        @Nullable List<List<String>> all,
        @Nullable List<String> none,
        int words,
        @Nullable List<String> documents,
        @Nullable List<Integer> pages) {

    private static final Pattern REFUSAL =
            Pattern.compile("do(es)? not hold|not contain|enthalten keine", Pattern.CASE_INSENSITIVE);

    /** {@return the questions of the file} */
    static List<EverydayQuestion> read(Path file) throws IOException {
        var json = new ObjectMapper();
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> parse(json, line))
                    .toList();
        }
    }

    private static EverydayQuestion parse(ObjectMapper json, String line) {
        try {
            return json.readValue(line, EverydayQuestion.class);
        } catch (IOException malformed) {
            throw new IllegalArgumentException("Not a question: " + line, malformed);
        }
    }

    List<String> turns() {
        return Objects.requireNonNullElse(history, List.of());
    }

    /** {@return the points of a reply, 0 to 2} @param reply as of {@code /query} */
    int points(JsonNode reply) {
        var isRefused =
                reply.path("grounded").isBoolean() && !reply.path("grounded").asBoolean();
        var answer = reply.path("answer").asText();
        return switch (kind) {
            case "absent", "offtopic" -> isRefused ? AnswerRule.BEST : 0;
            case "smalltalk" ->
                isRefused
                                && reply.path("citations").isEmpty()
                                && !REFUSAL.matcher(answer).find()
                                && rule().isMetBy(AnswerRule.plain(answer))
                        ? AnswerRule.BEST
                        : 0;
            default -> rule().points(answer);
        };
    }

    private AnswerRule rule() {
        return new AnswerRule(
                Objects.requireNonNullElse(all, List.of()), Objects.requireNonNullElse(none, List.of()), words);
    }

    /** {@return the share of the citations that name the right document and page; empty if there is nothing to cite} */
    OptionalDouble cited(JsonNode reply) {
        var citations = reply.path("citations");
        return documents == null || documents.isEmpty() || citations.isEmpty()
                ? OptionalDouble.empty()
                : StreamSupport.stream(citations.spliterator(), false)
                        .mapToInt(citation -> isRight(citation) ? 1 : 0)
                        .average();
    }

    private boolean isRight(JsonNode citation) {
        if (documents == null || !documents.contains(citation.path("filename").asText())) {
            return false;
        }
        int first = citation.path("page").asInt(0);
        int last = citation.path("page_end").asInt(first);
        return pages == null
                || pages.isEmpty()
                || first == 0
                || pages.stream().anyMatch(page -> first <= page && page <= last);
    }
}
