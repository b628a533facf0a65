package dev.docent.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The texts of the page in its languages. */
class LocaleTest {

    private static final Path APP = Path.of("src/main/resources/static/app");
    private static final Pattern TEXT = Pattern.compile("(?m)^  '?([\\w:]+)'?:\\s+(['\"`].*['\"`]),$");
    private static final Pattern USED = Pattern.compile("\\bt\\('(\\w+)'");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    @Test
    void haveATextForEachThatIsUsed() throws IOException {
        try (var files = Files.walk(APP)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                var used = USED.matcher(Files.readString(file)).results().map(match -> match.group(1));
                assertThat(texts("en").keySet()).as(file.toString()).containsAll(used.toList());
            }
        }
    }

    @Test
    void sayEverythingInGermanWithTheSameValues() throws IOException {
        var english = texts("en");
        var german = texts("de");

        // Its name is the same everywhere.
        english.remove("appName");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        german.forEach(
                (key, text) -> assertThat(values(text)).as(key).isEqualTo(values(String.valueOf(english.get(key)))));
    }

    private static TreeMap<String, String> texts(String language) throws IOException {
        return TEXT.matcher(Files.readString(APP.resolve("locale/" + language + ".js")))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> match.group(2),
                        (one, other) -> {
                            throw new IllegalStateException("Twice: " + List.of(one, other));
                        },
                        TreeMap::new));
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
