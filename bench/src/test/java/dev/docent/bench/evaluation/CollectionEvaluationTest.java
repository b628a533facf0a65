package dev.docent.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run, over a collection of three texts. */
class CollectionEvaluationTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeCollection() throws IOException {
        write("corpus.jsonl", """
                {"_id": "1", "title": "Lanterns", "text": "The lantern of Brindle was lit in 1811. 😀 Its keeper was Anna Teal.", "metadata": {}}
                {"_id": "2", "title": "Weaving", "text": "A loom holds the warp under tension. The weft is passed with a shuttle."}
                {"_id": "3", "title": "", "text": ""}
                """);
        write("queries.jsonl", """
                {"_id": "a", "text": "Who was the keeper of the lantern?", "answerable": true}
                {"_id": "b", "text": "What passes the weft?"}
                {"_id": "c", "text": "Which interest rate did the central bank of Peru set in May?", "answerable": false}
                """);
        write("qrels.tsv", "query-id\tcorpus-id\tscore\na\t1\t1\nb\t2\t1\nb\t1\t0\n");
        write("answers.jsonl", """
                {"_id": "a", "answers": ["Anna Teal"]}
                {"_id": "b", "answers": ["a shuttle"]}
                """);
    }

    @Test
    void measuresTheWholePipeline() throws Exception {
        var report = folder.resolve("report.json");

        Evaluate.main(
                new String[] {folder.toString(), "--out", report.toString(), "--vectors", folder + "/vectors.bin"});

        var json = new ObjectMapper().readTree(report.toFile());
        assertThat(json.path("passages").asInt()).isEqualTo(2);
        assertThat(json.path("retrieval")).hasSize(4).allSatisfy(mode -> {
            assertThat(mode.path("questions").asInt()).isEqualTo(2);
            assertThat(mode.at("/metrics/ndcg10").asDouble()).isEqualTo(1);
            assertThat(mode.at("/latency/calls").asInt()).isEqualTo(2);
        });
        assertThat(json.at("/answers/questions").asInt()).isEqualTo(2);
        assertThat(json.at("/answers/contains").asDouble()).isEqualTo(1);
        assertThat(json.at("/answers/citations/relevant").asDouble()).isEqualTo(1);
        assertThat(json.at("/answers/citations/verbatim").asDouble()).isEqualTo(1);
        assertThat(json.at("/answers/refusal/recall").asDouble()).isEqualTo(1);
        assertThat(folder.resolve("vectors.bin")).hasSize(2 * (32 + 384 * 4));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
