package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.running.RunningS3;
import dev.docent.retrieval.index.atlas.AtlasStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moving to hosted services and back, against stand-ins. */
@Tag("thorough")
@Timeout(400)
class MigrateElsewhereIT {

    @TempDir
    Path home;

    @Test
    void movesToAServerAndABucketAndBack() throws Exception {
        ingest();
        try (var server = AtlasStandIn.start();
                var bucket = RunningS3.start(home)) {
            var hosted = settings(bucket);
            hosted.add("DOCENT_DATA=hosted");
            hosted.add("MONGO_URI=" + server.uri());
            Files.write(home.resolve("hosted.env"), hosted);
            Files.writeString(home.resolve("back.env"), "DOCENT_DATA=back\n");

            assertThat(migrate("hosted.env"))
                    .contains("passages", "vectors", "records: documents", "Both sides are the same");
            assertThat(server.searchIndexes("docent", "passages")).hasSize(2);
            assertThat(bucket.names()).containsExactlyInAnyOrderElementsOf(objects("data"));
            assertThat(home.resolve("hosted/docent.db")).doesNotExist();
            assertThat(home.resolve("hosted/objects")).doesNotExist();
            assertThat(home.resolve("hosted/index")).doesNotExist();

            Files.move(home.resolve("hosted.env"), home.resolve(".env"));
            assertThat(DocentProcess.run(home, 0, "ingest", "papers", "--knowledge-base", "Reports"))
                    .contains("2 ready (2 of them known before)");
            assertThat(migrate("back.env")).contains("Both sides are the same");
        }
        Files.move(home.resolve("back.env"), home.resolve(".env"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(objects("back")).isEqualTo(objects("data"));
        assertThat(DocentProcess.run(home, 0, "export", "Reports", "reports.zip"))
                .startsWith("2 documents");
    }

    @Test
    void movesObjectsAloneWhereTheRestStaysInItsFolder() throws Exception {
        ingest();
        try (var bucket = RunningS3.start(home)) {
            Files.write(home.resolve("bucket.env"), settings(bucket));

            assertThat(migrate("bucket.env"))
                    .contains("objects", "Both sides are the same")
                    .doesNotContain("records", "passages");

            assertThat(bucket.names()).containsExactlyInAnyOrderElementsOf(objects("data"));
            Files.move(home.resolve("bucket.env"), home.resolve(".env"));
            assertThat(DocentProcess.run(home, 0, "export", "Reports", "reports.zip"))
                    .startsWith("2 documents");
        }
    }

    private void ingest() throws IOException, InterruptedException {
        var papers = Files.createDirectories(home.resolve("papers"));
        Files.writeString(papers.resolve("a.md"), "# Lanterns\n\nWords about lanterns.");
        Files.writeString(papers.resolve("b.txt"), "Words about lamps.");
        DocentProcess.run(home, 0, "ingest", "papers", "--knowledge-base", "Reports");
    }

    private static List<String> settings(RunningS3 bucket) {
        var lines = new ArrayList<String>();
        bucket.settings().forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    private String migrate(String file) throws IOException, InterruptedException {
        return DocentProcess.run(home, 0, "migrate", "--to", file);
    }

    private List<String> objects(String data) throws IOException {
        var root = home.resolve(data).resolve("objects");
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
