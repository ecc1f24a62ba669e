package dev.guildhall.node;

import dev.guildhall.node.admin.AdminActions;
import java.util.function.Supplier;

/// What runs inside a node and serves clients: started before the node says that it is ready, closed before it
/// ends.
///
/// @param port the TCP port that REST and gateway listen on, never 0
/// @param adminActions what the operator can have done here
/// @param metrics the page that is scraped, made when it is called
/// @param closing ends everything in the order opposite to its start, and returns when the store is closed
record Services(int port, AdminActions adminActions, Supplier<byte[]> metrics, Runnable closing) {}
