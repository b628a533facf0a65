package dev.docent.storage.objects.s3;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they come from files and variables, with the smallest parts that S3 takes. */
final class TestSettings {

    static final String ACCESS_KEY = "ACCESS-KEY-OF-THE-TESTS";
    static final String SECRET_KEY = "the-secret-key-of-the-tests";

    private TestSettings() {}

    /** {@return the settings} Names are without {@code docent.objects.s3}. */
    static S3ObjectProperties of(Map<String, String> set) {
        var all = new HashMap<String, String>();
        set.forEach((name, value) -> all.put("docent.objects.s3." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("docent.objects.s3", S3ObjectProperties.class);
    }

    /** {@return what reaches a server, with more or other settings beside} */
    static Map<String, String> at(String server, Map<String, String> others) {
        var set = new HashMap<>(Map.of(
                "endpoint", server,
                "bucket", "documents",
                "access-key", ACCESS_KEY,
                "secret-key", SECRET_KEY,
                "upload.multipart-above", "5MB",
                "upload.part-size", "5MB",
                "timeout.call", "60s"));
        set.putAll(others);
        return Map.copyOf(set);
    }
}
