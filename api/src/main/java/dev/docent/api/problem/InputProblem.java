package dev.docent.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Describes wrong input field by field, with the names of the API. */
final class InputProblem {

    private InputProblem() {}

    static Problem of(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case BodyTooLargeException tooLarge -> tooLarge.problem();
            case JsonMappingException mismatch when !mismatch.getPath().isEmpty() -> mismatch(mismatch);
            case JsonMappingException ignored -> badRequest("The body must be a JSON object", Map.of());
            case JsonProcessingException malformed -> malformed(malformed);
            case null -> badRequest("The body is empty; this call requires a JSON object", Map.of());
            default -> badRequest("The body cannot be read", Map.of());
        };
    }

    static Problem of(BindException failure) {
        var details = new LinkedHashMap<String, Object>();
        var isInCamelCase = isInCamelCase(failure.getTarget());
        for (var error : failure.getFieldErrors()) {
            var field = isInCamelCase ? error.getField() : snakeCase(error.getField());
            var reason = error.isBindingFailure() ? "has the wrong type" : error.getDefaultMessage();
            var hint = error.getRejectedValue() == null ? UnknownFields.hint(leaf(field)) : "";
            details.putIfAbsent(field, Objects.requireNonNullElse(reason, "is not valid") + hint);
        }
        return badRequest(sentence(details), details);
    }

    static Problem of(HandlerMethodValidationException failure) {
        var details = new LinkedHashMap<String, Object>();
        for (var result : failure.getParameterValidationResults()) {
            var name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "request");
            var reasons = result.getResolvableErrors().stream()
                    .map(MessageSourceResolvable::getDefaultMessage)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            details.put(snakeCase(name), reasons);
        }
        return badRequest(sentence(details), details);
    }

    /** {@return the problem of a field whose value has the wrong type} */
    static Problem wrongType(String field) {
        return wrong(field, "has the wrong type");
    }

    private static Problem mismatch(JsonMappingException failure) {
        var field = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return switch (failure) {
            case IllFormedTextException ignored -> wrong(field, "is not well-formed Unicode");
            case InvalidFormatException choice
            when choice.getTargetType().isEnum() -> wrong(field, "must be one of " + names(choice.getTargetType()));
            default -> wrongType(field);
        };
    }

    private static String names(Class<?> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static Problem wrong(String field, String reason) {
        return Problem.ofField(HttpStatus.BAD_REQUEST, field, reason);
    }

    private static Problem malformed(JsonProcessingException failure) {
        var at = failure.getLocation();
        var where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return badRequest("The body is not valid JSON" + where, Map.of());
    }

    private static Problem badRequest(String detail, Map<String, Object> details) {
        return Problem.of(HttpStatus.BAD_REQUEST, detail, details);
    }

    private static String sentence(Map<String, Object> details) {
        return details.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String leaf(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** {@return whether the fields of the body are named as its components are} */
    private static boolean isInCamelCase(@Nullable Object body) {
        var naming = body == null ? null : body.getClass().getAnnotation(JsonNaming.class);
        return naming != null && naming.value() == LowerCamelCaseStrategy.class;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
