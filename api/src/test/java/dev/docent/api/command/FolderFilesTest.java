package dev.docent.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

    @TempDir
    Path outside;

    @Test
    void areThoseInAllItsFoldersButHiddenOnesAndLinksThatLeadOut() throws IOException {
        var folder = Files.createDirectories(outside.resolve("folder"));
        write(outside.resolve("secret.txt"));
        write(folder.resolve("b.txt"));
        write(folder.resolve("in/deep/a.txt"));
        write(folder.resolve(".hidden.txt"));
        write(folder.resolve(".git/config"));
        Files.createSymbolicLink(folder.resolve("out.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("nowhere.txt"), outside.resolve("absent"));
        Files.createSymbolicLink(folder.resolve("same.txt"), folder.resolve("b.txt"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        var found = FolderFiles.in(folder);

        assertThat(found.files()).map(found::path).containsExactly("b.txt", "in/deep/a.txt", "same.txt");
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void areFoundInAFolderThatIsALinkOrHidden() throws IOException {
        write(outside.resolve(".real/a.txt"));
        var link = Files.createSymbolicLink(outside.resolve("link"), outside.resolve(".real"));

        var found = FolderFiles.in(link);

        assertThat(found.files()).map(found::path).containsExactly("a.txt");
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "words");
    }
}
