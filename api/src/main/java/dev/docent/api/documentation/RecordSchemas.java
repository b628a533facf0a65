package dev.docent.api.documentation;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Completes the schemas of records: a member is required unless its component is {@link Nullable}, which permits null as
 * well. Values of maps may be of any type. Of other classes, fields that are {@link Nullable} permit null.
 */
@Component
final class RecordSchemas implements ModelConverter {

    private static final Schema<?> NULL = new Schema<>().types(Set.of("null"));

    private final ObjectMapper json;

    RecordSchemas(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        var schema = others.next().resolve(type, context, others);
        JavaType resolved = json.constructType(type.getType());
        if (schema != null && resolved != null && isOwn(resolved.getRawClass())) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(nameOf(schema.get$ref()));
            if (model != null && model.getProperties() != null) {
                if (resolved.getRawClass().isRecord()) {
                    describe(resolved.getRawClass(), model);
                } else {
                    describeFields(resolved.getRawClass(), model);
                }
            }
        }
        return schema;
    }

    private static boolean isOwn(Class<?> type) {
        return type.isRecord() || type.getName().startsWith("dev.docent.");
    }

    private static void describeFields(Class<?> type, Schema<?> model) {
        for (var field : type.getDeclaredFields()) {
            var name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName());
            Schema<?> property = model.getProperties().get(name);
            if (property != null && field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, nullable(property));
            }
        }
    }

    private static String nameOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static void describe(Class<?> type, Schema<?> model) {
        for (RecordComponent component : type.getRecordComponents()) {
            var name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            Schema<?> property = model.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (property.getAdditionalProperties() instanceof Schema<?> value && isAnyObject(value)) {
                property.setAdditionalProperties(true);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, nullable(property));
            } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
        }
    }

    /** {@return whether this is the schema of {@code Object}, which would wrongly require a JSON object} */
    private static boolean isAnyObject(Schema<?> schema) {
        return schema.get$ref() == null && schema.getProperties() == null && schema.getOneOf() == null;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            // By this name the schemas of unwrapped members are merged.
            var nullable = new Schema<>().anyOf(List.of(property, NULL));
            nullable.setName(property.getName());
            return nullable;
        }
        if (property.getOneOf() != null && !property.getOneOf().contains(NULL)) {
            property.addOneOfItem(NULL);
        }
        if (property.getTypes() != null) {
            // In this order, so that the document is the same at every start.
            property.setTypes(
                    new LinkedHashSet<>(List.of(property.getTypes().iterator().next(), "null")));
        }
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            property.addEnumItemObject(null);
        }
        return property;
    }
}
