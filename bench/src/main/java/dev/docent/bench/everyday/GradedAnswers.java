package dev.docent.bench.everyday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Grades answers, adds them to a table, and writes each with its points to a file. Used by one thread. */
final class GradedAnswers implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PointsTable table = new PointsTable();
    private final @Nullable BufferedWriter out;

    /** @param out null to write no file */
    GradedAnswers(@Nullable Path out) throws IOException {
        this.out = out == null ? null : Files.newBufferedWriter(out);
    }

    /**
     * Adds an answer.
     *
     * @param reply as of {@code /query}
     * @param nanos from the question to the reply
     */
    void add(EverydayQuestion question, JsonNode reply, long nanos) throws IOException {
        var points = question.points(reply);
        table.add(question, points, question.cited(reply), nanos);
        if (out != null) {
            ObjectNode line = JSON.createObjectNode()
                    .put("_id", question.id())
                    .put("kind", question.kind())
                    .put("points", points)
                    .put("question", question.question());
            line.set("reply", reply);
            out.write(JSON.writeValueAsString(line));
            out.newLine();
        }
    }

    PointsTable table() {
        return table;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
