package dev.docent.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The page of settings, which is generated from the metadata of the properties and from {@code application.yaml}. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String REFRESH = "./mvnw -pl api -am test -Dtest=ConfigurationPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocent.configuration.refresh=true";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_0-9]+):?(.*)}");
    private static final String INTRODUCTION = """
            # Settings

            This page is generated from the descriptions in the code. Edit those, not the page.

            A setting is an environment variable, a line of a file named `.env` in the folder in which Docent starts, or an argument such as
            `--docent.pipeline.workers=4`. An argument overrides a variable, a variable overrides `.env`. Every setting has a variable: its name in
            capitals, with `_` for each dot and hyphen, so that `docent.max-body-size` is `DOCENT_MAX_BODY_SIZE`. Some have a shorter one, which the tables name. Sizes are written as `512MB`, durations as `30s` or `5m`. A setting that is incomplete or out of range stops the start with a message that names it.

            What the settings of a part mean together is explained in [Running Docent](operations.md) and in the [guides](guides/).
            """;

    private final Map<String, JsonNode> settings = settings();
    private final Properties yaml = yaml();

    @Test
    void isTheOneKeptInTheRepository() throws IOException {
        var generated = page();
        if (Boolean.getBoolean("docent.configuration.refresh")) {
            Files.writeString(PAGE, generated);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/configuration.md differs from the code; refresh it with: " + REFRESH)
                .isEqualTo(generated);
    }

    @Test
    void describesEverySettingOfTheConfigurationFile() {
        assertThat(yaml.stringPropertyNames())
                .filteredOn(name -> name.startsWith("docent."))
                .allMatch(this::isDescribed);
        assertThat(settings.values())
                .allSatisfy(setting -> assertThat(setting.path("description").asText())
                        .as(setting.get("name").asText())
                        .isNotBlank());
    }

    /** A name in a map of names is described with the map. */
    private boolean isDescribed(String name) {
        var map = settings.get(name.substring(0, name.lastIndexOf('.')));
        return settings.containsKey(name) || map != null && map.path("type").asText().startsWith("java.util.Map");
    }

    private String page() {
        var page = new StringBuilder(INTRODUCTION);
        page.append("\n## Common settings\n\n| variable | default | |\n|---|---|---|\n");
        settings.values().stream()
                .filter(setting -> variable(setting) != null)
                .forEach(setting -> row(page, "`" + variable(setting) + "`", setting));
        page.append("\n## All settings\n");
        settings.values().stream()
                .collect(Collectors.groupingBy(ConfigurationPageTest::group, TreeMap::new, Collectors.toList()))
                .forEach((group, members) -> {
                    page.append("\n### ").append(group).append("\n\n| setting | default | |\n|---|---|---|\n");
                    members.forEach(setting -> row(page, name(setting), setting));
                });
        return page.toString();
    }

    private void row(StringBuilder page, String name, JsonNode setting) {
        page.append("| %s | %s | %s |\n".formatted(name, code(defaultOf(setting)), description(setting)));
    }

    private String name(JsonNode setting) {
        var name = code(setting.get("name").asText());
        var variable = variable(setting);
        return variable == null ? name : name + ", `" + variable + "`";
    }

    private String defaultOf(JsonNode setting) {
        var placeholder =
                PLACEHOLDER.matcher(yaml.getProperty(setting.get("name").asText(), ""));
        return placeholder.matches()
                ? placeholder.group(2)
                : setting.path("defaultValue").asText();
    }

    /** {@return the variable that {@code application.yaml} names for the setting, or null} */
    @Nullable
    private String variable(JsonNode setting) {
        var placeholder =
                PLACEHOLDER.matcher(yaml.getProperty(setting.get("name").asText(), ""));
        return placeholder.matches() ? placeholder.group(1) : null;
    }

    private static String group(JsonNode setting) {
        var parts = setting.get("name").asText().split("\\.");
        return parts.length < 3 ? "docent" : parts[0] + "." + parts[1];
    }

    private static String description(JsonNode setting) {
        var text = setting.path("description").asText().strip().replaceAll("\\s+", " ");
        text = text.replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
        text = text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return text + values(setting.path("type").asText());
    }

    /** {@return the values that a setting of an enumerated type takes} */
    private static String values(String type) {
        if (!type.startsWith("dev.docent.")) {
            return "";
        }
        try {
            return Arrays.stream(Class.forName(type).getEnumConstants())
                    .map(value -> code(value.toString().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .collect(Collectors.joining(", ", " (", ")"));
        } catch (ClassNotFoundException renamed) {
            throw new AssertionError(renamed);
        }
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static Map<String, JsonNode> settings() {
        try {
            var found = new TreeMap<String, JsonNode>();
            var files = ConfigurationPageTest.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json");
            while (files.hasMoreElements()) {
                try (var file = files.nextElement().openStream()) {
                    new ObjectMapper()
                            .readTree(file)
                            .get("properties")
                            .forEach(property -> found.put(property.get("name").asText(), property));
                }
            }
            found.keySet().removeIf(name -> !name.startsWith("docent."));
            return found;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Properties yaml() {
        var reader = new YamlPropertiesFactoryBean();
        reader.setResources(new ClassPathResource("application.yaml"));
        return Objects.requireNonNull(reader.getObject());
    }
}
