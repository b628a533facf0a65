package dev.docent.storage.records.mongodb;

import dev.docent.storage.records.ChosenRecordStore;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Records are to be there, or its address is set for something else. */
final class MongodbIsSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var settings = context.getEnvironment();
        return StringUtils.hasText(settings.getProperty("docent.mongodb.uri"))
                || ChosenRecordStore.name(settings).equals("mongodb");
    }
}
