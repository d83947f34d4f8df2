namespace Automations.Runtime.Host.Functions;

internal enum FunctionKind
{
    Http,
    Timer,
    Queue,
    Orchestration,
    Activity,
}
