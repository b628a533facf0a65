package dev.docent.api.documentation;

import dev.docent.api.access.Access.Authority;
import dev.docent.api.access.Endpoints;
import dev.docent.api.idempotency.Idempotent;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the credentials and the {@code Idempotency-Key} that an endpoint declares by its annotations. */
@Component
final class EndpointOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        var authorities = Endpoints.authorities(endpoint);
        operation.setSecurity(authorities.stream()
                .filter(authority -> authority != Authority.ANYONE)
                .flatMap(authority -> requirements(authority, Endpoints.furtherAuthorities(endpoint)))
                .distinct()
                .toList());
        if (endpoint.hasMethodAnnotation(Idempotent.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("Within a day, the same key with the same credential returns the first answer again")
                    .schema(new StringSchema().pattern("^[\\x21-\\x7E]{1,255}$")));
        }
        return operation;
    }

    /** Access tokens permit what keys permit, except for the master key. */
    private static Stream<SecurityRequirement> requirements(Authority authority, List<Authority> further) {
        var token = new SecurityRequirement().addList(OpenApiConfiguration.TOKEN);
        return switch (authority) {
            case MASTER -> Stream.of(requirement(authority, further));
            case SIGNED_IN, CONVERSATION, CONVERSATION_DOCUMENTS -> Stream.of(token);
            default -> Stream.of(requirement(authority, further), token);
        };
    }

    /** The scope of a key is listed as a role, which OpenAPI 3.1 permits for schemes other than OAuth 2. */
    private static SecurityRequirement requirement(Authority authority, List<Authority> further) {
        return new SecurityRequirement()
                .addList(
                        OpenApiConfiguration.API_KEY,
                        Stream.concat(Stream.of(authority), further.stream())
                                .filter(required -> required != Authority.WHOLE_ACCOUNT)
                                .map(required -> required == Authority.ADMINISTRATOR ? Authority.ADMIN : required)
                                .map(Authority::id)
                                .toList());
    }
}
