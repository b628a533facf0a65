package dev.docent.api.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.problem.ProblemView;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What the generated document says besides the calls: who we are, credentials, and that every error is a problem. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String API_KEY = "api_key";
    private static final String TOKEN = "token";
    private static final String CONVENTIONS = """
            Answers questions from your own documents, and shows where each answer stands.

            - Names are in `snake_case`, times in UTC (ISO-8601). Ids are opaque, and sort in the order of creation.
            - Offsets count Unicode code points of a document's extracted text, the end exclusive.
            - Every error is `application/problem+json` (RFC 9457). What is not yours answers as what does not exist.
            - Every answer has an `X-Request-Id`: the caller's, if it sent one of 1 to 64 of `A-Z a-z 0-9 . _ -`.
            - POSTs that create take an `Idempotency-Key`: within a day, the same key of the same caller gets the first
              answer again, marked `Idempotency-Replayed: true`. With another request it is refused (422), and while the
              first one still runs, too (409). Keys are not minted again: `/get_temp_api_key` ignores the header.
            """;

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Docent").version("1").description(CONVENTIONS))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("The master key, or an API key"))
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The token of a chat; older clients send it without `Bearer`")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Names in the document are those in the JSON. First in order means asked last, after {@link RecordSchemas}. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapper json) {
        return new ModelResolver(json);
    }

    @Bean
    OpenApiCustomizer problems() {
        return document -> {
            ModelConverters.getInstance(true)
                    .read(ProblemView.class)
                    .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(OpenApiConfiguration::addProblem);
        };
    }

    private static void addProblem(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var problem = new ApiResponse()
                .description("What went wrong")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        operation.getResponses().addApiResponse("default", problem);
    }
}
