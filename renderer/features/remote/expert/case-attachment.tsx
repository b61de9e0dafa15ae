/** A document that came with a case: fetched when it is wanted, shown where it can be, and kept nowhere unless it is saved. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteCase } from '#shared/contract/remote/words.ts';
import { errorText, useHub } from '../../../app/index.ts';
import { bytesOf, Button, Dialog, Failed, Loading, saveFile } from '../../../kit/index.ts';
import { AttachmentPicture } from './attachment-picture.tsx';

interface CaseAttachmentProps {
  readonly caseId: string;
  readonly attachment: RemoteCase['attachments'][number];
  readonly number: number;
}

const ENDINGS = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'text/plain': 'txt' } as const;

export function CaseAttachment({ caseId, attachment, number }: CaseAttachmentProps) {
  const { t } = useTranslation('remote');
  const [open, setOpen] = useState(false);
  const kilobytes = Math.max(1, Math.round(attachment.bytes / 1_024));
  return (
    <div>
      <Button variant="quiet" icon="document" onPress={() => setOpen(true)}>
        {t('expert.cases.attachment', { name: attachment.name, size: kilobytes })}
      </Button>
      {open && <Shown caseId={caseId} attachment={attachment} number={number} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Shown({ caseId, attachment, number, onClose }: CaseAttachmentProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['remote', 'errors', 'kit']);
  const hub = useHub();
  // gcTime 0: what was looked at is not kept in the page after it is closed.
  const file = useQuery({ ...hub.remote.attachment.queryOptions({ input: { caseId, attachmentId: attachment.id } }), gcTime: 0, staleTime: Number.POSITIVE_INFINITY });
  const type = attachment.mediaType;
  return (
    <Dialog
      wide
      title={attachment.name}
      onClose={onClose}
      closeLabel={t('kit:close')}
      actions={
        file.data !== undefined && (
          <Button icon="archive" onPress={() => saveFile(document, `${t('remote:expert.cases.fileName', { number })}.${ENDINGS[type]}`, bytesOf(file.data.base64), type)}>
            {t('remote:expert.cases.save')}
          </Button>
        )
      }
    >
      {file.isPending && <Loading />}
      {file.isError && <Failed text={errorText(file.error, t)} onRetry={() => void file.refetch()} />}
      {file.data !== undefined && (type === 'text/plain' ? <pre className="xd-text">{new TextDecoder().decode(bytesOf(file.data.base64))}</pre> : <AttachmentPicture bytes={bytesOf(file.data.base64)} kind={type === 'application/pdf' ? 'pdf' : type === 'image/png' ? 'png' : 'jpeg'} />)}
    </Dialog>
  );
}
