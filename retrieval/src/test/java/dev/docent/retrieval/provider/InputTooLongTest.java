package dev.docent.retrieval.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTooLongTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            llama.cpp            | 500 | {"error":{"code":500,"message":"input is too large to process. increase the physical batch size","type":"server_error"}}
            llama.cpp newer      | 500 | {"error":{"code":500,"message":"input (600 tokens) is too large to process. increase the physical batch size (current batch size: 512)","type":"server_error"}}
            llama.cpp context    | 400 | {"error":{"code":400,"message":"the request exceeds the available context size. try increasing the context size or enable context shift","type":"exceed_context_size_error"}}
            vLLM                 | 400 | {"object":"error","message":"This model's maximum context length is 512 tokens. However, you requested 900 tokens in the input for embedding generation. Please reduce the length of the input.","type":"BadRequestError","code":400}
            Ollama               | 400 | {"error":{"message":"the input length exceeds the context length","type":"invalid_request_error"}}
            Ollama older         | 500 | {"error":"input length exceeds maximum context length"}
            OpenAI               | 400 | {"error":{"message":"This model's maximum context length is 8192 tokens, however you requested 9000 tokens (9000 in your prompt; 0 for the completion).","type":"invalid_request_error","param":null,"code":null}}
            OpenAI code          | 400 | {"error":{"message":"Please reduce your prompt.","code":"context_length_exceeded"}}
            OpenAI batch         | 400 | {"error":{"message":"Requested 400000 tokens, max 300000 tokens per request","code":"max_tokens_per_request"}}
            OpenAI quota         | 429 | {"error":{"message":"Request too large for text-embedding-3-small on tokens per min (TPM): Limit 1000, Requested 2000.","code":"rate_limit_exceeded"}}
            Azure                | 400 | {"error":{"message":"Invalid 'input[0]': maximum context length is 8192 tokens.","type":"invalid_request_error"}}
            LiteLLM              | 400 | {"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: This model's maximum context length is 512 tokens","code":"400"}}
            OpenRouter           | 400 | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"message\\":\\"This endpoint's maximum context length is 8192 tokens.\\"}"}}}
            embeddings-inference | 413 | {"error":"Input validation error: `inputs` must have less than 512 tokens. Given: 900","error_type":"Validation"}
            embeddings-inference | 422 | {"error":"Input validation error: `inputs` must have less than 512 tokens. Given: 900"}
            a proxy              | 413 | <html><h1>413 Request Entity Too Large</h1></html>
            Mistral              | 400 | {"object":"error","message":"Too many tokens in batch. Max is 16384 got 20000","type":"invalid_request_error"}
            Bedrock              | 400 | {"message":"400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9000"}
            Cohere on Bedrock    | 400 | {"message":"Malformed input request: expected maxLength: 2048, actual: 3000, please reformat your input and try again."}
            Gemini               | 400 | The input token count (9000) exceeds the maximum number of tokens allowed (2048).
            Gemini shorter       | 400 | The input token count exceeds the maximum.
            Vertex               | 400 | Unable to submit request because the input token count is 21000 but the model supports up to 20000. Reduce the input token count and try again.
            Transformers         | 500 | {"detail":"The size of tensor a (600) must match the size of tensor b (512) at non-singleton dimension 1"}
            Infinity             | 500 | {"error":{"message":"sequence too long: 600 > 512"}}
            """)
    void isStatedInTheWordsOfEachServer(String server, int status, String body) {
        assertThat(InputTooLong.isStatedBy(status, body)).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            500 | {"error":{"message":"Internal Server Error"}}
            500 | {"error":{"message":"CUDA error: out of memory"}}
            502 | <html><head><title>502 Bad Gateway</title></head></html>
            503 | {"error":{"message":"Loading model","type":"unavailable_error","code":503}}
            503 | The model is overloaded. Please try again later.
            429 | {"error":{"message":"Rate limit reached for text-embedding-3-small on tokens per min (TPM): Limit 1000, Used 990, Requested 20.","code":"rate_limit_exceeded"}}
            429 | {"error":{"message":"Too many requests. You exceeded the maximum number of tokens per minute."}}
            401 | {"error":{"message":"Incorrect API key provided. The token is too long."}}
            404 | {"error":{"message":"The model has no context length."}}
            400 | {"error":{"message":"'$.input' is invalid. Please check the API reference."}}
            400 | {"error":{"message":"This model does not support dimensions"}}
            """)
    void isNotStatedByOtherErrors(int status, String body) {
        assertThat(InputTooLong.isStatedBy(status, body)).isFalse();
    }
}
