package dev.docent.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A module that a list forgets is found one round trip later, and one that it names for nothing is loaded for nothing. */
class PreloadTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:[^;]*? from )?'(\\.[^']+)';");
    private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"(/app/[^\"]+)\" />");

    @Test
    void namesWhatTheFirstViewImports() throws IOException {
        var imported = new TreeSet<String>();
        collect(STATIC.resolve("app/shell/docent-app.js"), imported);
        collect(STATIC.resolve("app/chat/chat-view.js"), imported);

        var named = PRELOAD.matcher(Files.readString(STATIC.resolve("index.html")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(imported);
    }

    private static void collect(Path module, Set<String> imported) throws IOException {
        if (imported.add("/" + STATIC.relativize(module))) {
            var others = IMPORT.matcher(Files.readString(module))
                    .results()
                    .map((MatchResult match) ->
                            module.resolveSibling(match.group(1)).normalize())
                    .toList();
            for (var other : others) {
                collect(other, imported);
            }
        }
    }
}
