package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exporting and importing as a user does, each in a process of its own. */
@Timeout(240)
class ArchiveCommandsIT {

    @TempDir
    Path here;

    @TempDir
    Path there;

    @Test
    void bringAKnowledgeBaseElsewhereInAFile() throws Exception {
        var papers = Files.createDirectories(here.resolve("papers"));
        Files.writeString(papers.resolve("a.txt"), "Words about lanterns.");
        DocentProcess.run(here, 0, "ingest", "papers", "--knowledge-base", "Reports");

        assertThat(DocentProcess.run(here, 0, "export", "Reports", "reports.zip"))
                .startsWith("1 documents, ");
        assertThat(DocentProcess.run(here, 1, "export", "Reports", "reports.zip"))
                .contains("already exists");
        assertThat(DocentProcess.run(here, 1, "export", "Letters", "letters.zip"))
                .contains("There is no knowledge base named Letters");
        assertThat(here.resolve("letters.zip")).doesNotExist();
        assertThat(here).isDirectoryNotContaining("glob:**.tmp");

        var archive = here.resolve("reports.zip").toString();
        assertThat(DocentProcess.run(there, 0, "import", archive, "--name", "Letters"))
                .contains("copying 0/1", "Letters: 1 documents, 1 ready, 0 failed");
        assertThat(DocentProcess.run(there, 1, "import", archive, "--name", "Letters"))
                .contains("There is already a knowledge base named Letters");
        assertThat(DocentProcess.run(there, 1, "import", papers.resolve("a.txt").toString()))
                .contains("The file a.txt was not accepted: it is not a zip file");
    }

    @Test
    void sayHowTheyAreUsed() throws Exception {
        assertThat(DocentProcess.run(here, 2, "export", "Reports")).contains("Usage: java -jar docent.jar export");
        assertThat(DocentProcess.run(here, 2, "import")).contains("Usage: java -jar docent.jar import");
        assertThat(DocentProcess.run(here, 1, "import", "absent.zip")).contains("There is no file absent.zip");
    }
}
