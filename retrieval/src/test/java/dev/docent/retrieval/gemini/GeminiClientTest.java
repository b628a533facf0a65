package dev.docent.retrieval.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.Part;
import dev.docent.retrieval.provider.HostedModel;
import dev.docent.retrieval.provider.ProviderException.LimitReachedException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.provider.SteppedTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls over both ways in, and what becomes of each failure. */
@Timeout(60)
class GeminiClientTest {

    private static final HostedModel MODEL = new HostedModel("gemini-3.8-flash", "GEMINI_MODEL");

    @TempDir
    private Path folder;

    private final GeminiStandIn google = GeminiStandIn.start();
    private final SteppedTime time = new SteppedTime();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        GeminiMutations.mustBeRefused(google);
        google.close();
    }

    @Test
    void goesToTheGeminiApiWithAKey() {
        assertThat(ask(geminiApi())).isEqualTo("Hello, you.");
        assertThat(google.last().path()).isEqualTo("/v1beta/models/gemini-3.8-flash:generateContent");
        assertThat(google.last().header("x-goog-api-key")).isEqualTo(GeminiStandIn.KEY);
    }

    @Test
    void goesToVertexWithCredentials() {
        assertThat(ask(vertex())).isEqualTo("Hello, you.");
        assertThat(google.last().path())
                .isEqualTo(
                        "/v1beta1/projects/p1/locations/europe-west4/publishers/google/models/gemini-3.8-flash:generateContent");
        assertThat(google.last().headers()).doesNotContainKey("x-goog-api-key");
    }

    @Test
    void namesTheSettingOfAKeyThatIsNotAccepted() {
        var client = client(StandInSettings.geminiApi(google, "api-key", "wrong-key"));

        assertThatThrownBy(() -> ask(client))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("Gemini does not accept the key in GEMINI_API_KEY")
                .hasMessageNotContaining("wrong-key");
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void namesTheSettingOfAKeyThatWasRevoked() {
        google.next(StandInReply.error(
                403,
                "PERMISSION_DENIED",
                "Permission denied: Consumer 'api_key:%s' has been suspended.".formatted(GeminiStandIn.KEY)));

        var failure = catchThrowable(() -> ask(geminiApi()));

        assertThat(failure).isInstanceOf(WrongSettingException.class).hasMessageContaining("GEMINI_API_KEY");
        var logged = new StringWriter();
        failure.printStackTrace(new PrintWriter(logged));
        assertThat(logged.toString()).contains("has been suspended").doesNotContain(GeminiStandIn.KEY);
    }

    @Test
    void namesTheSettingsOfCredentialsThatMayNot() {
        google.next(StandInReply.error(403, "PERMISSION_DENIED", "Permission aiplatform.endpoints.predict denied"));

        assertThatThrownBy(() -> ask(vertex()))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("Vertex AI does not permit these credentials to use the project p1")
                .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
    }

    @Test
    void namesTheSettingOfCredentialsThatAreOfNoUse() throws IOException {
        var none = folder.resolve("none.json");
        var broken = Files.writeString(folder.resolve("broken.json"), "{\"type\":\"service_account\"");

        for (var file : List.of(none, broken)) {
            assertThatThrownBy(() -> client(StandInSettings.vertex(google, file)))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS names " + file);
        }
    }

    @Test
    void namesTheSettingOfCredentialsThatWereRevoked() {
        try (var accounts = RefusingAccounts.start()) {
            var file = StandInSettings.credentials(folder, accounts.url());

            assertThatThrownBy(() -> ask(client(StandInSettings.vertex(google, file))))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS");
        }
        assertThat(google.requests()).isEmpty();
    }

    @Test
    void namesTheSettingOfAModelThatIsNotThere() {
        var retired = new HostedModel("gemini-2.0-flash", "GEMINI_MODEL");

        assertThatThrownBy(() -> ask(geminiApi(), retired))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("no model gemini-2.0-flash")
                .hasMessageContaining("Set GEMINI_MODEL");
        assertThatThrownBy(() -> ask(vertex(), retired))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("no model gemini-2.0-flash in europe-west4")
                .hasMessageContaining("GEMINI_MODEL");
    }

    @Test
    void namesTheSettingOfAnAddressWhereSomethingElseIs() {
        google.next(StandInReply.of(404, "<html>Not found</html>"));

        assertThatThrownBy(() -> ask(geminiApi()))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("GOOGLE_GEMINI_BASE_URL");
    }

    @Test
    void saysThatAnAccountIsNotServed() {
        google.next(StandInReply.error(400, "FAILED_PRECONDITION", "User location is not supported for the API use."));

        assertThatThrownBy(() -> ask(geminiApi()))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("region")
                .hasMessageContaining("GEMINI_MODEL");
    }

    @Test
    void saysWhatIsRefused() {
        google.next(StandInReply.error(400, "INVALID_ARGUMENT", "The input token count exceeds the maximum."));

        assertThatThrownBy(() -> ask(geminiApi()))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Gemini rejected")
                .hasStackTraceContaining("The input token count exceeds the maximum.");
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void waitsAsLongAsGoogleWants() {
        google.next(StandInReply.exhausted("23s"), StandInReply.exhausted("2.5s"));

        assertThat(ask(geminiApi())).isEqualTo("Hello, you.");
        assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofMillis(25_500));
        assertThat(google.requests()).hasSize(3);
    }

    @Test
    void triesAgainByItselfWhereGoogleDoesNotSayWhen() {
        google.next(StandInReply.error(429, "RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later."));

        assertThat(ask(vertex())).isEqualTo("Hello, you.");
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void obeysTheHeaderOfAGateway() {
        google.next(StandInReply.of(503, "busy", "Retry-After: 7"));

        assertThat(ask(geminiApi())).isEqualTo("Hello, you.");
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void asksInVainNoMoreWhenTheDayIsUsedUp() {
        google.next(StandInReply.error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota", """
                {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}"""));

        assertThatThrownBy(() -> ask(geminiApi()))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("no quota left today");
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void triesAgainWhatPasses() {
        google.next(
                StandInReply.error(503, "UNAVAILABLE", "The model is overloaded."),
                StandInReply.error(500, "INTERNAL", "An internal error has occurred."),
                StandInReply.drop());

        assertThat(ask(geminiApi())).isEqualTo("Hello, you.");
        assertThat(google.requests()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void namesWhoIsNotThere() {
        for (var each = 0; each < 4; each++) {
            google.next(StandInReply.error(503, "UNAVAILABLE", "The model is overloaded."));
        }

        assertThatThrownBy(() -> ask(geminiApi()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Gemini is currently unavailable (503 UNAVAILABLE)");
        assertThat(google.requests()).hasSize(4);
    }

    @Test
    void namesWhoCannotBeReached() throws IOException {
        var client = geminiApi();
        google.close();

        assertThatThrownBy(() -> ask(client))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Gemini cannot be reached");
    }

    @Test
    void waitsNoLongerThanItMay() {
        google.next(StandInReply.never());

        assertThatThrownBy(() -> ask(client(StandInSettings.geminiApi(google, "timeout", "200ms", "attempts", "1"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Gemini did not respond within")
                .hasMessageContaining("docent.gemini.timeout");
    }

    @Test
    void waitsNoLongerForAnAnswerThatDripsIn() {
        google.next((request, connection) -> {
            connection.begin();
            while (true) {
                connection.raw(" ");
            }
        });

        assertThatThrownBy(() -> ask(client(StandInSettings.geminiApi(google, "timeout", "300ms", "attempts", "1"))))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void takesNoAnswerForOneThatIsNoJson() {
        for (var each = 0; each < 4; each++) {
            google.next(StandInReply.of(200, "<html>Welcome to the network</html>"));
        }

        assertThatThrownBy(() -> ask(geminiApi())).isInstanceOf(UnavailableException.class);
    }

    private String ask(GeminiClient client) {
        return ask(client, MODEL);
    }

    private static String ask(GeminiClient client, HostedModel model) {
        var contents = List.of(
                Content.builder().role("user").parts(Part.fromText("Hello?")).build());
        return client.generate(new GeminiClient.Request(
                        model, contents, GenerateContentConfig.builder().build(), 10))
                .text();
    }

    private GeminiClient geminiApi() {
        return client(StandInSettings.geminiApi(google));
    }

    private GeminiClient vertex() {
        return client(StandInSettings.vertex(google, StandInSettings.credentials(folder, google.url() + "/token")));
    }

    private GeminiClient client(GeminiProperties settings) {
        return new GeminiClient(settings, time);
    }
}
