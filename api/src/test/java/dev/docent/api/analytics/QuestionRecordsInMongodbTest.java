package dev.docent.api.analytics;

/** The same over records in MongoDB. */
class QuestionRecordsInMongodbTest extends QuestionRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
