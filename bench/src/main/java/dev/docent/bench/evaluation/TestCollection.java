package dev.docent.bench.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A test collection in the layout of BEIR, with optional answers.
 *
 * @param entries the texts to search
 * @param queries the questions
 * @param relevant by question, the relevant entries with their grades, all above 0
 * @param answers by question, the accepted answers; questions may be missing
 * @see <a href="https://arxiv.org/abs/2104.08663">Thakur et al.: BEIR. NeurIPS 2021</a>
 */
record TestCollection(
        List<Entry> entries,
        List<Query> queries,
        Map<String, Map<String, Integer>> relevant,
        Map<String, List<String>> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A text with its title; either may be empty.
     *
     * @param filename of the document that it is a part of; null for a meaningless one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            @JsonProperty("_id") String id,
            String title,
            String text,
            @Nullable String filename) {

        Entry(String id, String title, String text) {
            this(id, title, text, null);
        }
    }

    /**
     * A question.
     *
     * @param answerable whether the texts hold an answer; absent if all are answerable
     * @param filename of the entries that are searched; null for all
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Query(
            @JsonProperty("_id") String id,
            String text,
            @Nullable Boolean answerable,
            @Nullable String filename) {

        Query(String id, String text, @Nullable Boolean answerable) {
            this(id, text, answerable, null);
        }

        boolean isAnswerable() {
            return answerable == null || answerable;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answers(@JsonProperty("_id") String id, List<String> answers) {}

    /**
     * {@return the collection in the folder: {@code corpus.jsonl}, {@code queries.jsonl}, {@code qrels.tsv} with a
     * header line, and {@code answers.jsonl} if present}
     */
    static TestCollection read(Path folder) throws IOException {
        var answers = folder.resolve("answers.jsonl");
        return new TestCollection(
                lines(folder.resolve("corpus.jsonl"), Entry.class),
                lines(folder.resolve("queries.jsonl"), Query.class),
                judgements(folder.resolve("qrels.tsv")),
                Files.exists(answers)
                        ? lines(answers, Answers.class).stream()
                                .collect(Collectors.toMap(Answers::id, Answers::answers))
                        : Map.of());
    }

    /** {@return the grades of the relevant entries, by entry; empty if there are none} */
    Map<String, Integer> relevantTo(Query query) {
        return relevant.getOrDefault(query.id(), Map.of());
    }

    /** {@return the accepted answers; empty if there are none} */
    List<String> answersTo(Query query) {
        return answers.getOrDefault(query.id(), List.of());
    }

    private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
        try (var lines = JSON.readerFor(type).<T>readValues(file.toFile())) {
            return lines.readAll();
        }
    }

    private static Map<String, Map<String, Integer>> judgements(Path file) throws IOException {
        var judgements = new HashMap<String, Map<String, Integer>>();
        for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
            var columns = line.split("\t");
            var grade = Integer.parseInt(columns[2].strip());
            if (grade > 0) {
                judgements.computeIfAbsent(columns[0], query -> new HashMap<>()).put(columns[1], grade);
            }
        }
        return judgements;
    }
}
