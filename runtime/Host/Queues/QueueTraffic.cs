using System.Diagnostics;
using System.Reflection;

namespace Automations.Runtime.Host.Queues;

/// <summary>Notices every message that this process puts into a queue, whichever client does it, so that listeners need not guess when to look.</summary>
internal sealed class QueueTraffic(Action<string> sent) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string HttpClients = "HttpHandlerDiagnosticListener";
    private const string ResponseReceived = "System.Net.Http.Response";

    private readonly List<IDisposable> _subscriptions = [];
    private PropertyInfo? _response;

    public void Start() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == HttpClients)
            _subscriptions.Add(value.Subscribe(this, static name => name == ResponseReceived));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != ResponseReceived || value.Value is not { } payload)
            return;
        _response ??= payload.GetType().GetProperty("Response");
        if (_response?.GetValue(payload) is HttpResponseMessage { RequestMessage: { } request }
            && request.Method == HttpMethod.Post
            && request.RequestUri?.Segments is [.., var queue, "messages"])
        {
            sent(queue.TrimEnd('/'));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}
