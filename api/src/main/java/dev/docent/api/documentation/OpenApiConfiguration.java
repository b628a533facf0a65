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
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The parts of the OpenAPI document that no endpoint declares: conventions, credentials, the problem of every error, and its
 * path as JSON. The settings define the paths of the YAML document and of the page.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration implements WebMvcConfigurer {

    /** Paths of endpoints that also have a path below {@code /api}. */
    private static final Set<String> ALIASES = Set.of("/chat", "/start_chat");

    static final String API_KEY = "api_key";
    static final String TOKEN = "token";
    private static final String CONVENTIONS = """
            Answers questions from your own documents, and shows the source of each answer.

            - Names are in `snake_case`, times in UTC (ISO-8601). Ids are opaque, and sort in the order of creation.
            - Offsets count Unicode code points of a document's extracted text; the end is exclusive.
            - Every error is `application/problem+json` (RFC 9457). Objects of other accounts do not exist for you (404).
            - Every answer has an `X-Request-Id`: that of the request, if it is 1 to 64 of `A-Z a-z 0-9 . _ -`.
            - POSTs that create objects accept an `Idempotency-Key`: within a day, the same key with the same
              credential and scopes returns the first answer again, marked `Idempotency-Replayed: true`. With another
              request it is rejected (422), and so it is while the first request is running (409). Uploads are compared
              by the names and content of their parts. Secrets are shown once: a replayed answer has null instead and
              lists them in `shown_once`; calls that answer with a key or token ignore `Idempotency-Key`.
            """;

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/openapi.json").setViewName("forward:/openapi");
    }

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
                                        .description("An access token of `POST /api/v1/auth/login`, a token of another"
                                                + " issuer that the settings accept, or for chats a chat token. Older"
                                                + " clients send it without `Bearer`")))
                .addSecurityItem(new SecurityRequirement().addList(API_KEY))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Takes names from the JSON mapper. The first converter in order runs last, after {@link RecordSchemas}. */
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
            document.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.setOperationId(operationId(path, operation.getOperationId()));
                        addProblem(operation);
                    }));
        };
    }

    /** An endpoint with two paths has the same id twice; springdoc numbers one of them at random. */
    private static String operationId(String path, String id) {
        var base = id.replaceFirst("_\\d+$", "");
        return ALIASES.contains(path)
                ? base + "AtRoot"
                : path.startsWith("/api/v1/influencers") ? base.replace("Assistant", "Influencer") : base;
    }

    private static void addProblem(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var problem = new ApiResponse()
                .description("Every error")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        operation.getResponses().addApiResponse("default", problem);
    }
}
