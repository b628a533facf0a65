package dev.docent.api.audit;

/** The same over records in MongoDB. */
class AuditRecordsInMongodbTest extends AuditRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
