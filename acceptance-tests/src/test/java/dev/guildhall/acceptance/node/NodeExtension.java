package dev.guildhall.acceptance.node;

import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.process.NodeProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/// Starts the node that a class asks for, or hands on the one that an earlier class started; JUnit closes them
/// all at the end of the run.
final class NodeExtension implements ParameterResolver, TestWatcher {
    private static final Namespace NODES = Namespace.create(NodeExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Portal.class || type == NodeProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningNode node = node(context);
        return parameter.getParameter().getType() == Portal.class ? node.portal() : node.process();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        System.out.println(context.getDisplayName() + " failed; the node's log ends:\n"
                + node(context).process().logTail());
    }

    private static RunningNode node(ExtensionContext context) {
        OnNode wanted = context.getRequiredTestClass().getAnnotation(OnNode.class);
        return context.getRoot().getStore(NODES).getOrComputeIfAbsent(wanted, RunningNode::start, RunningNode.class);
    }
}
