package dev.docent.api.idempotency;

/** The same over records in MongoDB. */
class IdempotentAnswersInMongodbTest extends IdempotentAnswersTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
