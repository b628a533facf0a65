package dev.docent.storage.records.mongodb;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/** Spring's exceptions for those of the driver; for a server that does not answer, with the setting to look at. */
final class RecordErrors extends MongoExceptionTranslator {

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return failure instanceof MongoException ofDriver && MongodbFailure.isOfTheServer(ofDriver)
                ? new DataAccessResourceFailureException(
                        "The records cannot be reached: " + MongodbFailure.reason(ofDriver), failure)
                : super.translateExceptionIfPossible(failure);
    }
}
