package dev.docent.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretsFolderTest {

    @TempDir
    Path folder;

    @Test
    void readsEachFileAsAVariable() throws IOException {
        Files.writeString(folder.resolve("MASTER_API_KEY"), "a-long-enough-master-key\n");
        Files.writeString(folder.resolve("DOCENT_WEBHOOKS_TIMEOUT"), "5s");

        var environment = environment(Map.of("DOCENT_SECRETS", folder.toString()));

        assertThat(environment.resolvePlaceholders("${MASTER_API_KEY:}")).isEqualTo("a-long-enough-master-key");
        assertThat(environment.getProperty("docent.webhooks.timeout")).isEqualTo("5s");
    }

    @Test
    void isOverriddenByTheEnvironment() throws IOException {
        Files.writeString(folder.resolve("MASTER_API_KEY"), "file");

        var environment = environment(Map.of("DOCENT_SECRETS", folder.toString(), "MASTER_API_KEY", "variable"));

        assertThat(environment.getProperty("MASTER_API_KEY")).isEqualTo("variable");
    }

    @Test
    void isReadForAnEnvironmentOfAFile() throws IOException {
        Files.writeString(folder.resolve("MASTER_API_KEY"), "file");
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("file", Map.of("docent.secrets", folder.toString())));

        new SecretsFolder().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("MASTER_API_KEY")).isEqualTo("file");
    }

    @Test
    void isNotNeeded() {
        assertThat(environment(Map.of("DOCENT_SECRETS", "")).getPropertySources())
                .noneMatch(source -> source.getName().startsWith("secrets"));
    }

    @Test
    void refusesAFolderThatIsMissing() {
        assertThatThrownBy(() -> environment(
                        Map.of("DOCENT_SECRETS", folder.resolve("absent").toString())))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContainingAll("DOCENT_SECRETS", "absent");
    }

    private static StandardEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        new SecretsFolder().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
