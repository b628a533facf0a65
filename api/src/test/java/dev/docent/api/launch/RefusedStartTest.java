package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** A start that cannot go on says so in one line and ends with exit code 1. */
@Timeout(120)
class RefusedStartTest {

    @TempDir
    Path folder;

    @Test
    void isToldThatAnotherProcessHasTheDataFolder() throws Exception {
        try (var mine = DataFolder.lock(folder)) {
            assertThat(mine).isNotNull();

            assertThat(refusal("--docent.data=" + folder))
                    .singleElement()
                    .asString()
                    .contains("Another Docent is using the data folder " + folder, "DOCENT_DATA");
        }
    }

    @Test
    void isToldThatTheCertificateHasNoKey() throws Exception {
        Files.writeString(folder.resolve("certificate.crt"), "any");

        assertThat(refusal("--docent.data=" + folder.resolve("data")))
                .singleElement()
                .asString()
                .contains(folder.resolve("certificate.crt").toString(), "private.key is missing");
    }

    @Test
    void isToldThatASettingNamesNoFolder() throws Exception {
        assertThat(refusal("--docent.data=")).singleElement().asString().contains("DOCENT_DATA is set, but");
    }

    @Test
    void isToldThatASettingNamesNoAdapter() throws Exception {
        assertThat(refusal("--docent.embedding.kind=word2vec"))
                .containsExactly(
                        "docent.embedding.kind (DOCENT_EMBEDDING_KIND) must be auto, onnx, gemini, openai or spring, but is word2vec. Correct or remove it.");
    }

    /** {@return what it says on standard error} */
    private List<String> refusal(String setting) throws Exception {
        var errors = folder.resolve("errors");
        var start = new ProcessBuilder(Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Start.class.getName(),
                                "--docent.certs=" + folder,
                                setting)
                        .toList())
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(start.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(start.exitValue()).isEqualTo(1);
        } finally {
            start.destroyForcibly();
        }
        return Files.readAllLines(errors, StandardCharsets.UTF_8);
    }

    /** Starts as the service does, with nothing behind it. */
    @Configuration(proxyBeanMethods = false)
    public static class Start {
        public static void main(String[] arguments) {
            new SpringApplicationBuilder(Start.class)
                    .web(WebApplicationType.NONE)
                    .listeners(new PrepareFolders())
                    .run(arguments);
        }
    }
}
