package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The generated document, and its copy that readers of the repository find. */
@ServiceTest
class OpenApiTest {

    private static final Path KEPT = Path.of("..", "docs", "openapi.yaml");
    private static final String REFRESH =
            "./mvnw -pl api -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Ddocent.openapi.refresh=true";

    @Autowired
    Docent docent;

    @Test
    void isTheOneKeptInTheRepository() throws IOException {
        var generated = docent.anonymous().get("/openapi.yaml").hasStatus(200).text();
        if (Boolean.getBoolean("docent.openapi.refresh")) {
            Files.writeString(KEPT, generated);
        }

        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("docs/openapi.yaml differs from the code; refresh it with: " + REFRESH)
                .isEqualTo(generated);
    }

    @Test
    void describesEveryCall() {
        var document = docent.anonymous().get("/openapi.json").hasStatus(200).json();

        assertThat(document.at("/info/title").asText()).isEqualTo("Docent");
        assertThat(document.at("/components/securitySchemes")).hasSize(2);
        assertThat(Endpoint.ALL).allSatisfy(endpoint -> {
            var path = endpoint.path().replaceAll("[0-9a-f-]{36}", "{id}");
            var operation = document.get("paths").properties().stream()
                    .filter(each -> each.getKey().replaceAll("\\{\\w+}", "{id}").equals(path))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .path(endpoint.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(operation.path("summary").asText())
                    .as(endpoint.toString())
                    .isNotBlank();
            assertThat(operation
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asText())
                    .endsWith("/Problem");
            assertThat(operation.has("requestBody"))
                    .isEqualTo(endpoint.body() != null || endpoint.takesUpload() || endpoint.takesArchive());
            if (endpoint.takesBoth()) {
                assertThat(operation.at("/requestBody/content").properties().stream()
                                .map(java.util.Map.Entry::getKey))
                        .containsExactlyInAnyOrder("application/json", "multipart/form-data");
            }
        });
    }

    @Test
    void namesEverythingAsTheJsonDoes() {
        var document = docent.anonymous().get("/openapi.json").json();

        var names = document.get("components").get("schemas").findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertThat(names).isNotEmpty().allMatch(name -> name.matches("[a-z0-9_]+"));
    }
}
