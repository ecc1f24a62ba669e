package dev.guildhall.gateway;

import dev.guildhall.common.protocol.ApiError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/// Puts requests together up to a bound. Past it the answer is 413 and the end: the rest of the body is read
/// only to be thrown away.
final class RequestAggregator extends HttpObjectAggregator {
    RequestAggregator(int contentBytesMax) {
        super(contentBytesMax, true);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        LastAnswer.send(context, PlainAnswers.refusal(ApiError.ENTITY_TOO_LARGE));
    }
}
