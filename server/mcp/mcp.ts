import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import { hasRole } from '@vitalbench/platform/access'
import type { Actor } from '@vitalbench/platform/access'
import { ask, failOperation } from '@vitalbench/platform/operations'
import type { AnyOperation, House } from '@vitalbench/platform/operations'
import { z } from 'zod'

/** What an agent reaches of a house, as whom. */
export interface McpOptions {
  readonly house: House
  readonly operations: readonly AnyOperation[]
  readonly actor: Actor
}

// Names of tools hold no dot in several programs.
const toolName = ({ name }: AnyOperation): string => name.replace('.', '_')

const text = (value: unknown, isError = false) => ({ content: [{ type: 'text' as const, text: JSON.stringify(value) }], isError })

function server({ house, operations, actor }: McpOptions): Server {
  // Bytes are sent and fetched over HTTP; an agent gets all the rest that its role may.
  const allowed = operations.filter(({ who, upload, download }) => upload === undefined && download === undefined && hasRole(actor, who))
  const agent = new Server({ name: 'vitalbench', version: '0.1.0' }, { capabilities: { tools: {} } })
  agent.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: allowed.map((operation) => ({
      name: toolName(operation),
      description: operation.summary,
      inputSchema: z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as { type: 'object' },
      annotations: { readOnlyHint: operation.kind === 'read' },
    })),
  }))
  agent.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: input = {} } }, { signal }) => {
    try {
      const operation = allowed.find((each) => toolName(each) === name)
      if (!operation) throw failOperation('OPERATION_UNKNOWN', { name })
      return text(await ask(operation, input, { house, request: { actor, signal } }))
    } catch (error) {
      if (error instanceof VitalbenchError) return text({ code: error.code, message: error.message, cure: error.cure }, true)
      house.log.error({ tool: name, error: error instanceof Error ? error.stack : String(error) }, 'a tool failed')
      return text({ message: 'the centre failed' }, true)
    }
  })
  return agent
}

/** Answers one message of the Model Context Protocol (streamable HTTP, without sessions). */
export async function answerMcp(request: Request, options: McpOptions): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server(options).connect(transport)
  return transport.handleRequest(request)
}
