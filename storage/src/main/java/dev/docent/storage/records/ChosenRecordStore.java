package dev.docent.storage.records;

import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The adapter that {@code docent.records.kind} names; where it names none, MongoDB as soon as anything is set of it, so
 * that a group that is half set is found by its adapter, and else SQLite.
 */
public final class ChosenRecordStore implements Condition {

    static final String SQLITE = "sqlite";
    static final String MONGODB = "mongodb";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var asked =
                metadata.getAnnotations().get(ConditionalOnRecordStore.class).getString("value");
        return asked.equals(name(context.getEnvironment()));
    }

    /** {@return the adapter's name} @throws UnusableRecordsException when another is asked for than there are */
    public static String name(Environment settings) {
        var kind = Objects.requireNonNullElse(settings.getProperty("docent.records.kind"), "")
                .strip();
        return switch (kind) {
            case "", "auto" -> isMongodbSet(settings) ? MONGODB : SQLITE;
            case SQLITE, MONGODB -> kind;
            default ->
                throw new UnusableRecordsException(
                        "DOCENT_RECORDS_KIND is none of auto, sqlite and mongodb. Set it to one of them, or remove it.",
                        null);
        };
    }

    private static boolean isMongodbSet(Environment settings) {
        return StringUtils.hasText(settings.getProperty("docent.mongodb.uri"))
                || StringUtils.hasText(settings.getProperty("DATABASE_NAME"));
    }
}
