package dev.docent.api.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with nothing set loads nothing of what talks to hosted services, so that it is no slower for them being there. */
class NothingSetIT {

    /** Of Spring Data MongoDB, annotations alone: those of aggregates, and the one of a configuration that is not taken. */
    private static final String ANNOTATIONS =
            "core\\.annotation\\.Collation|core\\.mapping\\.(Document|Sharded|ShardingStrategy)"
                    + "|repository\\.config\\.(EnableMongoRepositories|MongoRepositoriesRegistrar)";

    /** Of OpenTelemetry, the interface with which Spring Boot registers itself at every start. */
    private static final String HOSTED =
            ".*\\] (com\\.mongodb\\.|org\\.bson\\.|com\\.google\\.genai\\.|com\\.google\\.auth\\.|software\\.amazon\\."
                    + "|okhttp3\\.|io\\.opentelemetry\\.(?!context\\.ContextStorage)|io\\.github\\.resilience4j\\.|org\\.springframework\\.data\\.mongodb\\.(?!("
                    + ANNOTATIONS
                    + ")\\b)).*";

    @TempDir
    Path folder;

    @Test
    void loadsNoHostedAdapter() throws IOException {
        var loaded = folder.resolve("loaded.txt");
        try (var docent = RunningDocent.start(
                DocentCommand.JAR,
                folder,
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded + "-%p:time,level,tags:filecount=0"))) {
            var log = folder.resolve("loaded.txt-" + docent.process().pid());
            assertThat(log).exists();
            assertThat(Files.readAllLines(log))
                    .hasSizeGreaterThan(5_000)
                    .filteredOn(line -> line.matches(HOSTED))
                    .isEmpty();
        }
    }
}
