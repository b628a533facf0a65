package dev.docent.retrieval.gemini;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings that lead to the stand-in. */
public final class StandInSettings {

    private StandInSettings() {}

    /** {@return those of the Gemini API} @param more names and values in turn, without {@code docent.gemini} */
    public static GeminiProperties geminiApi(GeminiStandIn standIn, String... more) {
        return bound(Map.of("api-key", GeminiStandIn.KEY, "base-url", standIn.url()), more);
    }

    /** {@return those of Vertex AI} @param credentials a file, such as {@link #credentials} makes */
    public static GeminiProperties vertex(GeminiStandIn standIn, Path credentials, String... more) {
        return bound(
                Map.of(
                        "project",
                        "p1",
                        "location",
                        "europe-west4",
                        "vertex-base-url",
                        standIn.url(),
                        "credentials",
                        credentials.toString()),
                more);
    }

    /** {@return the settings of these names} */
    public static GeminiProperties bound(Map<String, String> settings, String... more) {
        var named = new HashMap<String, String>();
        named.put("docent.gemini.chat-model", "gemini-3.8-flash");
        named.put("docent.gemini.embedding-model", "gemini-embedding-2");
        named.put("docent.gemini.task-fields", "gemini-embedding-001,text-embedding-005");
        settings.forEach((name, value) -> named.put("docent.gemini." + name, value));
        for (int i = 0; i < more.length; i += 2) {
            named.put("docent.gemini." + more[i], more[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("docent.gemini", GeminiProperties.class);
    }

    /** {@return a file with the key of a service account, for which the stand-in gives tokens} */
    public static Path credentials(Path folder, String tokenUri) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var key = Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return Files.writeString(folder.resolve("service-account.json"), """
                    {"type":"service_account","project_id":"p1","client_email":"docent@p1.iam.gserviceaccount.com","client_id":"1",
                     "private_key_id":"k1","private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n","token_uri":"%s"}""".formatted(key, tokenUri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
