package dev.docent.storage.objects;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The adapter that {@code docent.objects.kind} names; where it names none, S3 as soon as anything is set of it, so that a
 * group that is half set is found by its adapter, and else the folder.
 */
final class ChosenObjectStore implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var asked =
                metadata.getAnnotations().get(ConditionalOnObjectStore.class).getString("value");
        return asked.equals(name(context.getEnvironment()));
    }

    private static String name(Environment settings) {
        var kind = Objects.requireNonNullElse(settings.getProperty("docent.objects.kind"), "");
        if (StringUtils.hasText(kind)) {
            return kind.strip();
        }
        var s3 = Binder.get(settings).bind("docent.objects.s3", Bindable.mapOf(String.class, String.class));
        return s3.orElse(Map.of()).values().stream().anyMatch(StringUtils::hasText) ? "s3" : "folder";
    }
}
