package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.ingestion.parsing.sandbox.SandboxProperties;
import dev.docent.ingestion.parsing.sandbox.SandboxProperties.Mode;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.answering.AnswerStream;
import dev.docent.retrieval.answering.Question;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The start with its real settings, and nothing behind it. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    static final ParsingSandbox NO_SANDBOX =
            new ParsingSandbox(new SandboxProperties(Mode.OFF, List.of()), Path.of("absent"), "tesseract");

    @TempDir
    Path folder;

    private ServletWebServerApplicationContext context;
    private int port;

    @BeforeEach
    void starts() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .listeners(new PrepareFolders())
                .run(
                        "--server.port=0",
                        "--docent.data=" + folder.resolve("data"),
                        "--docent.certs=" + folder.resolve("certs"),
                        "--spring.ssl.bundle.watch.file.quiet-period=100ms");
        port = context.getWebServer().getPort();
    }

    @AfterEach
    void stops() {
        context.close();
    }

    @Test
    void printsItsPartsTheAddressAndWhatOthersHaveToSay(CapturedOutput output) {
        assertThat(output.getOut())
                .containsPattern("records +\\| SQLite in data/docent.db +\\| the default")
                .containsPattern("objects +\\| a folder, data/objects +\\| the default")
                .containsPattern("embedding +\\| a model, in process")
                .containsPattern("answering +\\| extractive")
                .contains("https://localhost:" + port, "https://localhost:" + port + "/docs")
                .contains("something to say once");
    }

    @Test
    void speaksTls12And13AndHttp2() throws IOException {
        assertThat(Handshake.with(port, "TLSv1.3").version()).isEqualTo("TLSv1.3");
        assertThat(Handshake.with(port, "TLSv1.2").version()).isEqualTo("TLSv1.2");
        assertThat(Handshake.with(port, "TLSv1.3").protocol()).isEqualTo("h2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"
            })
    void refusesSuitesWithoutAuthenticatedEncryption(String suite) {
        assertThatThrownBy(() -> Handshake.withSuite(port, suite)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void takesReplacedFilesWithoutARestart() throws Exception {
        var before = served();

        replace(OwnFiles.RSA_PKCS8);

        assertThat(until(() -> !served().equals(before))).isTrue();
        assertThat(served().getSubjectX500Principal().getName()).isEqualTo("CN=own.example");
    }

    @Test
    void keepsTheCertificateInUseWhenItsReplacementIsOfNoUse(CapturedOutput output) throws Exception {
        var before = served();

        Files.writeString(folder.resolve("certs/certificate.crt"), "of no use");
        assertThat(until(() -> output.getAll().contains("SSL reload error"))).isTrue();
        assertThat(served()).isEqualTo(before);

        replace(OwnFiles.EC_PKCS8);
        assertThat(until(() -> !served().equals(before))).isTrue();
    }

    private void replace(OwnFiles kind) throws Exception {
        var certificate = folder.resolve("certificate");
        var key = folder.resolve("key");
        kind.write(certificate, key, Instant.now());
        Files.move(key, folder.resolve("certs/private.key"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(certificate, folder.resolve("certs/certificate.crt"), StandardCopyOption.REPLACE_EXISTING);
    }

    private X509Certificate served() {
        try {
            return Handshake.with(port, "TLSv1.3").certificate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each look takes a moment of its own, so that this waits for a change without sleeping. */
    private boolean until(BooleanSupplier happened) {
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            served();
            if (happened.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({SslAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class})
    @Import(StartMessage.class)
    static class Application {

        @Bean
        Embeddings embeddings() {
            return new Embeddings(new NoModel(), "a model");
        }

        @Bean
        RecordStoreInUse records() {
            return new RecordStoreInUse("sqlite", "SQLite in data/docent.db", false);
        }

        @Bean
        ObjectStoreInUse objects() {
            return new ObjectStoreInUse("a folder, data/objects");
        }

        @Bean
        ParsingSandbox parsing() {
            return NO_SANDBOX;
        }

        @Bean
        AnswerComposer answers() {
            return new NoAnswers();
        }

        @Bean
        StartNotice notice() {
            return () -> Optional.of("something to say once");
        }
    }

    record NoAnswers() implements AnswerComposer {
        @Override
        public Answer compose(Question question, List<PassageHit> passages, AnswerStream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "extractive";
        }
    }

    record NoModel() implements EmbeddingModel {
        @Override
        public EmbeddingResponse call(EmbeddingRequest request) {
            return new EmbeddingResponse(List.<Embedding>of());
        }

        @Override
        public float[] embed(Document document) {
            return new float[0];
        }
    }
}
