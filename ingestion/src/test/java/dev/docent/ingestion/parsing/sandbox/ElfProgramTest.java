package dev.docent.ingestion.parsing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfProgramTest {

    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path folder;

    @Test
    void findsAProgramAndItsInterpreter() throws IOException {
        assumeThat(Architecture.current()).as("Linux").isNotNull();

        var java = ElfProgram.find("java", folder + ":" + BIN).orElseThrow();

        assertThat(java.path()).isEqualTo(BIN.resolve("java").toRealPath());
        assertThat(java.interpreter().orElseThrow()).asString().contains("ld-");
        assertThat(java.interpreter().orElseThrow()).exists();
    }

    @Test
    void findsNeitherScriptsNorWhatIsAbsent() throws IOException {
        var script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + "#".repeat(100));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(ElfProgram.find(script.toString(), "")).isEmpty();
        assertThat(ElfProgram.find("absent", folder.toString())).isEmpty();
    }
}
